import Foundation
import Testing

@testable import Generators

/// Results of LAPACK, made by Benchmarks/Peers/linear_algebra.py.
enum LinearAlgebraReference {
  /// The matrices with the reference's numbers for one operation.
  static func rows(_ operation: String) throws -> [(matrix: RealMatrix, numbers: [Double])] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../Golden/linear-algebra-reference.tsv").standardized
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let rows = try lines.map { $0.split(separator: "\t") }.filter { $0[1] == operation }.map {
      fields in
      let numbers = try numbers(fields[0])
      return (
        RealMatrix(
          rows: Int(numbers[0]), columns: Int(numbers[1]), entries: Array(numbers.dropFirst(2))),
        try self.numbers(fields[2])
      )
    }
    try #require(rows.count >= 30)
    return rows
  }

  private static func numbers(_ text: some StringProtocol) throws -> [Double] {
    try text.split(separator: " ").map { try #require(Double($0)) }
  }
}

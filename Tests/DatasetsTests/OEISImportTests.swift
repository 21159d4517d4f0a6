import Datasets
import Foundation
import Generators
import Testing
import Tokenization

struct OEISImportTests {
  /// Well-known sequences, computed or typed by hand, in the form of the file.
  static let fixture = """
    # A comment, as the file begins with.
    A000012 ,1,1,1,1,1,1,1,1,1,1,1,1,
    A000027 ,1,2,3,4,5,6,7,8,9,10,11,12,
    A000040 ,2,3,5,7,11,13,17,19,23,29,31,37,
    A000045 ,0,1,1,2,3,5,8,13,21,34,55,89,
    A000079 ,1,2,4,8,16,32,64,128,256,512,1024,2048,
    A000142 ,1,1,2,6,24,120,720,5040,40320,362880,3628800,39916800,
    A000290 ,0,1,4,9,16,25,36,49,64,81,100,121,
    A000027 ,1,2,3,4,5,6,7,8,9,10,12,13,
    A033999 ,1,-1,1,-1,1,-1,1,-1,1,-1,1,-1,
    A000001 ,0,1,1,1,2,

    """

  private func withImport(
    _ text: String, _ change: (inout OEISImport) -> Void = { _ in },
    check: (_ folder: String, _ convert: () throws -> Manifest) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "stripped").path()
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    var oeis = OEISImport()
    (oeis.shownTerms, oeis.hiddenTerms) = (8, 3)
    change(&oeis)
    let output = folder.appending(path: "data").path()
    try check(output) { try oeis.convert(file, to: output) }
  }

  @Test(arguments: OEISImport.Question.allCases)
  func sequencesBecomeTestProblems(_ question: OEISImport.Question) throws {
    try withImport(Self.fixture, { $0.question = question }) { folder, convert in
      let manifest = try convert()
      #expect(manifest.task == "sequence-\(question.rawValue)")
      #expect(manifest.examples == 8 && manifest.duplicates == 1)
      let dataset = try Dataset(path: folder)
      #expect(dataset.manifest == manifest)
      let task = try SequenceTerms<IntegerSequences>.make(distribution: manifest.distribution)
      #expect(dataset.vocabulary == task.vocabulary)
      let reader = try dataset.reader(of: .test)
      var problems: [Problem] = []
      while let problem = try reader.next() { problems.append(problem) }
      let fibonacci = problems[3]
      #expect(task.readableText(of: fibonacci) == ("0, 1, 1, 2, 3, 5, 8, 13", "21, 34, 55"))
      #expect(try dataset.reader(of: .train).next() == nil)

      // A formula is judged by the terms of the encyclopedia.
      let judge = try SequenceFormula<IntegerSequences>
        .make(distribution: manifest.distribution).makeJudge()
      let formula = ["add", "x_0_1", "x_0_2"].compactMap(task.vocabulary.id(of:))
      for (index, problem) in problems.enumerated() {
        let judgement = judge.judge(formula, to: problem.source, reference: problem.target)
        #expect(judgement.isCorrect == (index == 3), "\(index): \(judgement)")
      }
    }
  }

  @Test(arguments: [
    ("A000045 0,1,1,", 2, "the terms do not stand between commas"),
    ("A000045 ,0,1,1", 2, "the terms do not stand between commas"),
    ("A45 ,0,1,1,", 2, "does not begin with a number such as A000045"),
    ("", 2, "does not begin with a number such as A000045"),
    ("A000045 ,0,,1,", 2, "term 2, '', is not an integer"),
    ("A000045 ,0,1.5,1,", 2, "term 2, '1.5', is not an integer"),
    ("A000045 ,0,--1,", 2, "term 2, '--1', is not an integer"),
    ("A000045 ,0, 1,", 2, "term 2, ' 1', is not an integer"),
    ("A000045 ,٣,1,", 2, "term 1, '٣', is not an integer"),
    ("A000045 ," + String(repeating: "9", count: 1001) + ",", 2, "term 1"),
  ]) func hostileLinesAreRefusedByNumber(_ line: String, _ number: Int, _ problem: String) throws {
    try withImport("# comment\n\(line)\nA000012 ,1,1,\n") { folder, convert in
      let error = try #require(throws: DatasetError.self) { try convert() }
      #expect(error.line == number)
      #expect(error.description.contains(problem))
      #expect(!FileManager.default.fileExists(atPath: folder))
    }
  }

  @Test func impossibleLengthsAreRefused() throws {
    try withImport(Self.fixture, { $0.shownTerms = 11 }) { _, convert in
      let error = try #require(throws: DatasetError.self) { try convert() }
      #expect(error.reason == .noSequences(terms: 14))
    }
    try withImport(Self.fixture, { $0.hiddenTerms = 0 }) { _, convert in
      let error = try #require(throws: DatasetError.self) { try convert() }
      #expect(error.description.contains("hiddenTerms: 0 is outside"))
    }
  }

  @Test func aLineWithoutTermsIsShort() throws {
    #expect(try OEISSequence(line: "A000000 ,").terms.isEmpty)
    #expect(try OEISSequence(line: "A000004 ,0,").terms.count == 1)
  }
}

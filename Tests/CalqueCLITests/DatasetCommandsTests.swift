import CalqueCLI
import Datasets
import Foundation
import Testing

@Suite struct DatasetCommandsTests {
  private func generate(_ folder: String, _ options: [String] = []) async {
    let result = await TestConsole.run(
      [
        "generate", "integration-backward", "--distribution", "first-course", "--count", "200",
        "--test", "0.2", "--out", folder,
      ] + options)
    #expect(result.status == .success, "\(result.errors)")
  }

  @Test func shardsAreMergedAndFoundSound() async throws {
    try await withTemporaryFolder { folder in
      await generate("\(folder)/whole")
      for part in 1...2 { await generate("\(folder)/\(part)", ["--shard", "\(part)/2"]) }
      let merged = await TestConsole.run(
        ["merge", "\(folder)/1", "\(folder)/2", "--out", "\(folder)/merged"])
      #expect(merged.status == .success, "\(merged.errors)")
      let (own, whole) = (
        try Dataset(path: "\(folder)/merged").manifest,
        try Dataset(path: "\(folder)/whole").manifest
      )
      #expect(own.examples == whole.examples && own.draws == whole.draws)
      let check = await TestConsole.run(["check", "\(folder)/merged", "\(folder)/whole"])
      #expect(check.status == .success)
      #expect(
        check.output == "\(folder)/merged: sound, \(own.examples) examples\n"
          + "\(folder)/whole: sound, \(own.examples) examples\n")
    }
  }

  @Test func faultsArePrintedAndEndWithStatusOne() async throws {
    try await withTemporaryFolder { folder in
      await generate("\(folder)/set")
      let file = URL(fileURLWithPath: "\(folder)/set/train.tsv.zst")
      try Data(contentsOf: file).dropLast(5).write(to: file)
      let check = await TestConsole.run(["check", "\(folder)/set", "\(folder)/none"])
      #expect(check.status == .failure)
      let lines = check.output.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines.first?.hasPrefix("\(folder)/set/train.tsv.zst: size is") == true)
      #expect(lines.last?.hasPrefix("\(folder)/none: no manifest.json") == true)
    }
  }

  @Test func inspectionShowsEveryPart() async throws {
    try await withTemporaryFolder { folder in
      await generate("\(folder)/set")
      let text = await TestConsole.run(["inspect", "\(folder)/set"])
      #expect(text.status == .success)
      for part in [
        "mean ± sd", "source lengths", "integrand operators", "in targets", "accepted", "⟶", "█",
      ] {
        #expect(text.output.contains(part), "\(part)")
      }
      let json = await TestConsole.run(["inspect", "\(folder)/set", "--split", "test", "--json"])
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      let lengths = try #require(object["targetLengths"] as? [String: Any])
      let counts = try #require(lengths["counts"] as? [String: Int])
      #expect(
        counts.values.reduce(0, +)
          == (try Dataset(path: "\(folder)/set").manifest.file(of: .test)?.examples))
    }
  }

  @Test func aPlotNeedsAKnownSuffixAndGnuplot() async throws {
    try await withTemporaryFolder { folder in
      await generate("\(folder)/set")
      let pdf = await TestConsole.run(["inspect", "\(folder)/set", "--plot", "plot.pdf"])
      #expect(pdf.status == .failure)
      #expect(pdf.errors == "calque: plot.pdf: a plot is a .png or .svg file\n")
      let none = await TestConsole.run(
        ["inspect", "\(folder)/set", "--plot", "plot.svg"], environment: ["PATH": folder])
      #expect(none.status == .failure)
      #expect(none.errors.contains("needs the program gnuplot"))
    }
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/gnuplot")),
    arguments: ["plot.svg", "it's a plot.png"])
  func plotsAreDrawn(_ name: String) async throws {
    try await withTemporaryFolder { folder in
      await generate("\(folder)/set")
      let result = await TestConsole.run(
        ["inspect", "\(folder)/set", "--plot", "\(folder)/\(name)"],
        environment: ["PATH": "/usr/bin"])
      #expect(result.status == .success, "\(result.errors)")
      let start = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")).prefix(5)
      let expected =
        name.hasSuffix("svg") ? Data("<?xml".utf8) : Data([0x89, 0x50, 0x4e, 0x47, 0x0d])
      #expect(start == expected)
    }
  }

  @Test func filesAreConvertedAndBack() async throws {
    try await withTemporaryFolder { folder in
      let text = "2|sub Y' cos x\tsin x\n1|sub Y' mul INT+ 2 x\tpow x INT+ 2\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/in.txt"))
      let imported = await TestConsole.run([
        "convert", "\(folder)/in.txt", "\(folder)/set", "--from", "symbolic-mathematics",
        "--test", "1", "--validation", "0",
      ])
      #expect(imported.status == .success, "\(imported.errors)")
      let exported = await TestConsole.run([
        "convert", "\(folder)/set", "\(folder)/out.txt", "--to", "int2int", "--split", "test",
        "--rename", "sin=arcsin",
      ])
      #expect(exported.output == "\(folder)/out.txt: 2 examples as int2int\n")
      #expect(
        try String(contentsOfFile: "\(folder)/out.txt", encoding: .utf8)
          == "sub Y' cos x\tarcsin x\nsub Y' mul INT+ 2 x\tpow x INT+ 2\n")
    }
  }

  @Test(arguments: [
    ["merge", "--out", "x"], ["merge", "a"], ["check"], ["convert", "a", "b"],
    ["convert", "a", "b", "--from", "int2int", "--to", "jsonl"],
    ["convert", "a", "b", "--from", "cvs"], ["convert", "a", "b", "--rename", "x"],
    ["convert", "a", "b", "--from", "int2int", "--split", "test"],
    ["convert", "a", "b", "--to", "int2int", "--types", "int:int"],
    ["convert", "a", "b", "--to", "int2int", "--base", "10"],
    ["convert", "a", "b", "--to", "int2int", "--validation", "0.5"],
    ["convert", "a", "b", "--to", "int2int", "--test", "0.5"],
    ["convert", "a", "b", "--from", "int2int", "--base", "10"],
  ])
  func incompleteCommandLinesAreRefused(_ arguments: [String]) async {
    let result = await TestConsole.run(arguments)
    #expect(result.status == .usage)
    #expect(result.errors.split(separator: "\n").count == 1)
  }
}

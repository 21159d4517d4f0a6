import Datasets
import ExactArithmetic
import Generators
import Randomness
import Testing
import Tokenization

struct DataTaskTests {
  private func tokens(_ text: String, _ vocabulary: Vocabulary) -> [TokenID] {
    text.split(separator: " ").map { vocabulary.id(of: $0) ?? -1 }
  }

  @Test func integersAreJudgedByTheirValue() throws {
    let types = try DataTypes("int:int[2]", base: 10)
    let task = DataTask(vocabulary: types.vocabulary, types: types)
    let judge = task.makeJudge()
    func judgement(_ answer: String) -> Judgement {
      judge.judge(
        tokens(answer, task.vocabulary), to: tokens("+ 1", task.vocabulary),
        reference: tokens("V2 + 1 2 + 0", task.vocabulary))
    }
    for right in ["V2 + 1 2 + 0", "V2 + 0 1 2 + 0", "V2 + 0 0 1 2 - 0", "V2 + 1 2 - 0 0"] {
      #expect(judgement(right) == .right, "\(right)")
    }
    for wrong in ["V2 + 1 2 + 1", "V2 - 1 2 + 0", "V2 + 2 1 + 0", "V2 + 1 2 0 + 0"] {
      #expect(judgement(wrong) == .wrong("12 0 is right"), "\(wrong)")
    }
    for malformed in ["", "V2", "V2 + 1 2", "+ 1 2 + 0", "V2 + 1 2 + 0 + 0", "V2 + + 0", "</s>"] {
      #expect(judgement(malformed) == .malformed("not int[2] in base 10"), "\(malformed)")
    }
  }

  @Test func withoutTypesOnlyTheReferenceIsRight() {
    let vocabulary = Vocabulary(words: ["a", "b"])
    let judge = DataTask(vocabulary: vocabulary).makeJudge()
    #expect(judge.judge([3, 4], to: [3], reference: [3, 4]).isCorrect)
    #expect(!judge.judge([4, 3], to: [3], reference: [3, 4]).isCorrect)
    #expect(!judge.judge([3, 4], to: [3]).isCorrect)
  }

  @Test(arguments: ["int:int", "int[3]:int[2]", "int[2][2]:range(-4,9)", "range(7):range(2)"])
  func noAnswerIsATrap(_ text: String) throws {
    let types = try DataTypes(text, base: 7)
    let task = DataTask(vocabulary: types.vocabulary, types: types)
    let judge = task.makeJudge()
    var random = RandomStream(seed: 9)
    for _ in 0..<3000 {
      let answer = (0..<random.uniform(below: 12)).map { _ in
        TokenID(random.uniform(below: task.vocabulary.count + 4) - 2)
      }
      let judgement = judge.judge(answer, to: [], reference: [-1])
      #expect(!judgement.isCorrect || answer == [-1])
      if answer.allSatisfy({ task.vocabulary.tokens.indices.contains(Int($0)) }) {
        let problem = Problem(source: answer, target: answer)
        _ = task.labels(of: problem)
        _ = task.readableText(of: problem)
      }
    }
  }
}

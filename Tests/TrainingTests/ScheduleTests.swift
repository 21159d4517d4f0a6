import Foundation
import Testing

@testable import Training

struct ScheduleTests {
  private func schedule(
    _ decay: Schedule.Decay, warmup: Int = 0, end: Int? = nil, floor: Double = 0
  ) -> Schedule {
    var schedule = Schedule()
    schedule.decay = decay
    schedule.warmupSteps = warmup
    schedule.decaySteps = end
    schedule.floor = floor
    return schedule
  }

  private func expect(_ schedule: Schedule, _ factors: [(step: Int, factor: Double)]) {
    for (step, factor) in factors {
      #expect(abs(schedule.factor(at: step) - factor) < 1e-12, "step \(step)")
    }
  }

  @Test(arguments: Schedule.Decay.allCases)
  func theRateRisesLinearlyAtFirst(decay: Schedule.Decay) {
    let schedule = schedule(decay, warmup: 10, end: 100)
    #expect([1, 5, 10].map(schedule.factor) == [0.1, 0.5, 1])
  }

  /// Whatever the settings, and far past all ends.
  @Test(arguments: Schedule.Decay.allCases, [1, 1.01, 2, 10])
  func theRateStaysBetweenFloorAndTop(decay: Schedule.Decay, multiplier: Double) {
    var schedule = schedule(decay, warmup: 7, end: 50, floor: 0.1)
    schedule.period = 13
    schedule.periodMultiplier = multiplier
    let lowest = decay == .inverseSquareRoot ? 0 : 0.1
    for step in Array(8...1000) + [1 << 40, Int.max] {
      let factor = schedule.factor(at: step)
      #expect(factor >= lowest - 1e-12 && factor <= 1, "step \(step): \(factor)")
    }
  }

  @Test func theInverseSquareRootContinuesFromTheTop() {
    var schedule = schedule(.inverseSquareRoot, warmup: 100)
    #expect([100, 400, 10_000].map(schedule.factor) == [1, 0.5, 0.1])
    schedule.exponent = 0.25
    expect(schedule, [(101, pow(100.0 / 101, 0.25)), (1600, 0.5), (1_000_000, 0.1)])
  }

  @Test func theCosineEndsAtTheFloorAndStays() {
    expect(
      schedule(.cosine, warmup: 100, end: 300, floor: 0.2),
      [(150, 0.2 + 0.4 * (1 + 0.5.squareRoot())), (200, 0.6), (300, 0.2), (1000, 0.2)])
  }

  @Test func theConstantStays() {
    #expect([1, 2, 1_000_000].map(schedule(.constant).factor) == [1, 1, 1])
  }

  @Test func theLineEndsAtTheFloorAndStays() {
    expect(
      schedule(.linear, warmup: 100, end: 300, floor: 0.2),
      [(150, 0.8), (200, 0.6), (299, 0.204), (300, 0.2), (1000, 0.2)])
  }

  @Test func theStablePartEndsInACooldown() {
    var schedule = schedule(.warmupStableDecay, warmup: 10, end: 200, floor: 0.1)
    schedule.cooldownShare = 0.25
    expect(schedule, [(11, 1), (150, 1), (151, 1 - 0.9 / 50), (175, 0.55), (200, 0.1), (300, 0.1)])
    schedule.cooldownShare = 1
    // The cooldown cannot begin before the rise has ended.
    expect(schedule, [(10, 1), (105, 0.55)])
    schedule.cooldownShare = 0
    expect(schedule, [(200, 1)])
  }

  @Test(arguments: Schedule.Decay.allCases)
  func theLatestEndThatIsAcceptedCanBeComputedWith(decay: Schedule.Decay) {
    var schedule = schedule(decay, end: 1 << 53)
    schedule.cooldownShare = 1
    #expect(schedule.problem == nil)
    for step in [1, 1 << 52, 1 << 53, Int.max] {
      #expect((0...1).contains(schedule.factor(at: step)))
    }
    schedule.decaySteps = 1 << 53 + 1
    #expect(schedule.problem?.field == "decaySteps")
  }

  @Test func restartsAreLowerAndLonger() {
    var schedule = schedule(.cosineRestarts, warmup: 10, floor: 0.2)
    schedule.period = 100
    let middle = 0.2 + 0.55 / 2
    expect(
      schedule, [(60, 0.6), (110, 0.75), (160, middle), (210, 0.5625), (100_010, 0.2)])
    schedule.periodMultiplier = 2
    // Periods of 100, 200 and 400 steps.
    expect(schedule, [(60, 0.6), (110, 0.75), (210, middle), (310, 0.5625), (710, 0.421875)])
    schedule.floorShrink = 0.75
    expect(schedule, [(210, 0.75 * 0.6), (310, 0.5625), (510, 0.5625 * 0.6)])
  }

  @Test func theSmoothCosineIsAWave() {
    var schedule = schedule(.smoothCosine, warmup: 10, floor: 0.2)
    schedule.period = 100
    expect(schedule, [(35, 0.6), (60, 0.2), (85, 0.6), (110, 1), (160, 0.2), (1_010, 1)])
    for step in 10..<500 {
      #expect(abs(schedule.factor(at: step) - schedule.factor(at: step + 1)) < 0.03)
    }
    schedule.periodMultiplier = 2
    expect(schedule, [(60, 0.2), (110, 1), (210, 0.2), (310, 1)])
  }

  @Test func settingsThatMakeNoSenseAreNamed() {
    var schedule = Schedule()
    schedule.warmupSteps = -1
    #expect(schedule.problem?.field == "warmupSteps")
    let changes: [(String, (inout Schedule) -> Void)] = [
      ("floor", { $0.floor = 1.1 }), ("floor", { $0.floor = .nan }),
      ("shrink", { $0.shrink = -0.1 }), ("floorShrink", { $0.floorShrink = 2 }),
      ("cooldownShare", { $0.cooldownShare = 1.5 }), ("exponent", { $0.exponent = -1 }),
      ("period", { $0.period = 0 }), ("periodMultiplier", { $0.periodMultiplier = 1.001 }),
      ("periodMultiplier", { $0.periodMultiplier = 0.5 }),
    ]
    for (field, change) in changes {
      var schedule = Schedule()
      #expect(schedule.problem == nil)
      change(&schedule)
      #expect(schedule.problem?.field == field)
    }
    for decay in Schedule.Decay.allCases {
      let schedule = self.schedule(decay, warmup: 10, end: 10)
      #expect((schedule.problem?.field == "decaySteps") == decay.needsEnd)
    }
  }
}

import Testing
import Training

struct ScheduleTests {
  @Test(arguments: Schedule.Decay.allCases)
  func theRateRisesLinearlyAtFirst(decay: Schedule.Decay) {
    var schedule = Schedule()
    schedule.decay = decay
    schedule.warmupSteps = 10
    schedule.decaySteps = 100
    #expect([1, 5, 10].map(schedule.factor) == [0.1, 0.5, 1])
  }

  @Test func theInverseSquareRootContinuesFromTheTop() {
    var schedule = Schedule()
    schedule.warmupSteps = 100
    #expect([100, 400, 10_000].map(schedule.factor) == [1, 0.5, 0.1])
  }

  @Test func theCosineEndsAtTheFloorAndStays() {
    var schedule = Schedule()
    schedule.decay = .cosine
    schedule.warmupSteps = 100
    schedule.decaySteps = 300
    schedule.floor = 0.2
    #expect(abs(schedule.factor(at: 200) - 0.6) < 1e-12)
    #expect([300, 1000].map(schedule.factor) == [0.2, 0.2])
  }

  @Test func theConstantStays() {
    var schedule = Schedule()
    schedule.decay = .constant
    schedule.warmupSteps = 0
    #expect([1, 2, 1_000_000].map(schedule.factor) == [1, 1, 1])
  }
}

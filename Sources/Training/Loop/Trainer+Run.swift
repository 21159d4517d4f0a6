import Transformer

extension Trainer {
  /// Trains until the budget is used up, the model has not got better for as long as the recipe waits, or the closure says stop; then saves what there is.
  ///
  /// The closure is called about four times a second, and after each line of metrics and each checkpoint. The end saves
  /// a checkpoint, and if the run was not stopped also a measurement and the folder of the trained model. One that an
  /// earlier end has left goes before the first step.
  @discardableResult
  public func run(
    onProgress: (TrainingProgress) -> TrainingDecision = { _ in .proceed }
  ) throws(TrainingError) -> TrainingSummary {
    var window = MetricsWindow(state: state)
    var latest: TrainingMetrics?
    var isOver = isAtEnd
    var decision = TrainingDecision.proceed
    if !isOver {
      do {
        try folder.removeModel()
      } catch { throw .file(error) }
    }
    while !isOver, decision == .proceed {
      try takeStep(&window)
      let metrics = try writeMetricsIfDue(&window, isLast: isAtEnd)
      isOver = isAtEnd
      latest = metrics ?? latest
      let isDue = isCheckpointDue(window)
      if isDue { try synchronize(&window) }
      let checkpoint = isDue ? try saveCheckpoint() : nil
      if checkpoint != nil { window.noteCheckpoint() }
      if metrics != nil || checkpoint != nil || window.isProgressDue {
        let current = metrics ?? window.metrics(state, epoch: epoch)
        decision = onProgress(progress(current, checkpoint, window))
        window.noteProgress()
      }
    }
    try synchronize(&window)
    state.seconds = window.seconds
    if !window.isEmpty { latest = try writeMetrics(&window) }
    let last = if let latest { latest } else { try idleMetrics(window) }
    return try finish(last, isComplete: isOver)
  }

  private var isAtEnd: Bool { usedFraction >= 1 || hasStoppedImproving }

  private var usedFraction: Double {
    recipe.budget.fraction(steps: state.step, examples: state.examples, seconds: state.seconds)
  }

  private var epoch: Double { training.passes(at: state.position) }

  private func takeStep(_ window: inout MetricsWindow) throws(TrainingError) {
    let number = state.step + 1
    let first = sampler.position
    var exampleCount = 0
    for _ in 0..<recipe.batch.accumulation {
      let start = ContinuousClock.now
      try sampler.next(into: &microbatch)
      window.noteWaiting(since: start)
      try learner.accumulate(microbatch, firstSequence: exampleCount, step: number)
      exampleCount += microbatch.count
      state.tokens += microbatch.tokenCount
    }
    let factor = recipe.schedule.factor(at: number)
    startsUnderWay.append(first)
    let results = try learner.update(step: number, rateFactor: factor)
    state.step = number
    state.examples += exampleCount
    state.position = sampler.position
    try take(results, &window)
    state.seconds = window.seconds
  }

  /// Takes in what steps have found.
  private func take(
    _ results: [StepResult], _ window: inout MetricsWindow
  ) throws(TrainingError) {
    for result in results {
      let factor = recipe.schedule.factor(at: result.step)
      window.add(result, learningRate: recipe.optimizer.learningRate * factor)
      try requireFinite(result, batchFrom: startsUnderWay.removeFirst())
    }
  }

  /// Waits for the steps under way, so that weights and counters belong together.
  private func synchronize(_ window: inout MetricsWindow) throws(TrainingError) {
    try take(try learner.synchronize(), &window)
  }

  private func requireFinite(
    _ result: StepResult, batchFrom first: DataPosition
  ) throws(TrainingError) {
    let quantities = [("loss", result.loss.meanLoss), ("gradient norm", result.gradientNorm)]
    for (name, value) in quantities where !value.isFinite {
      let parameter = learner.firstNotFiniteGradient.map {
        ", the first gradient that is not finite is that of \($0)"
      }
      // The sign of what is no number says nothing.
      let shown = value.isNaN ? "nan" : "\(value)"
      throw .diverged(
        step: result.step,
        place: "batch from example \(first.index + 1) of pass \(first.epoch + 1) on",
        quantity: "the \(name) is \(shown)\(parameter ?? "")", lastCheckpoint: lastCheckpoint)
    }
  }

  private func writeMetricsIfDue(
    _ window: inout MetricsWindow, isLast: Bool
  ) throws(TrainingError) -> TrainingMetrics? {
    let isMeasured = isLast || isDue(recipe.validation.everySteps)
    let isChecked =
      isDue(recipe.verification.everySteps) || isLast && recipe.verification.everySteps > 0
    guard isMeasured || isChecked || isDue(recipe.metricsEverySteps) else { return nil }
    try synchronize(&window)
    return try writeMetrics(&window, measuring: isMeasured, checking: isChecked)
  }

  /// Whether something that happens every so many steps, or never, happens now.
  func isDue(_ everySteps: Int) -> Bool { everySteps > 0 && state.step % everySteps == 0 }

  private func writeMetrics(
    _ window: inout MetricsWindow, measuring: Bool = false, checking: Bool = false
  ) throws(TrainingError) -> TrainingMetrics {
    var metrics = window.metrics(state, epoch: epoch)
    if measuring { metrics.validation = try measure() }
    if checking {
      metrics.verified = try checker?.check(
        model, makeDecoder: learner.decoderMaker ?? model.decoderMaker())
    }
    do {
      try metricsLog.append(metrics)
      try eventsLog.append(metrics)
    } catch { throw .file(error) }
    try track(metrics)
    window.restart(state)
    return metrics
  }

  /// The figures where the budget had been used up before.
  private func idleMetrics(_ window: MetricsWindow) throws(TrainingError) -> TrainingMetrics {
    var metrics = window.metrics(state, epoch: epoch)
    metrics.validation = try measure()
    return metrics
  }

  private func isCheckpointDue(_ window: MetricsWindow) -> Bool {
    let options = recipe.checkpoints
    if isDue(options.everySteps) { return true }
    return options.everyMinutes > 0 && window.secondsSinceCheckpoint >= 60 * options.everyMinutes
  }

  private func progress(
    _ metrics: TrainingMetrics, _ checkpoint: String?, _ window: MetricsWindow
  ) -> TrainingProgress {
    let fraction = min(1, usedFraction)
    let gained = fraction - window.fractionAtStart
    return TrainingProgress(
      metrics: metrics, fraction: fraction,
      remainingSeconds: gained > 0 ? window.sessionSeconds * (1 - fraction) / gained : nil,
      checkpoint: checkpoint)
  }

  private func finish(
    _ metrics: TrainingMetrics, isComplete: Bool
  ) throws(TrainingError) -> TrainingSummary {
    let checkpoint = try saveCheckpoint()
    if isComplete {
      do {
        try model.save(to: folder.modelPath)
      } catch { throw .file(error) }
    }
    return TrainingSummary(
      metrics: metrics, isComplete: isComplete,
      patience: hasStoppedImproving ? recipe.earlyStopping.patience : nil, best: state.best,
      checkpoint: checkpoint,
      model: isComplete ? folder.modelPath : nil)
  }

  /// What the model does on the first examples of the validation set; nil where there are none.
  public func measure() throws(TrainingError) -> ValidationResult? {
    let count = min(validation.count, recipe.validation.examples)
    guard count > 0 else { return nil }
    let total = try learner.loss(of: validation, in: 0..<count)
    return ValidationResult(
      examples: total.sequenceCount, loss: total.meanLoss,
      tokenAccuracy: Double(total.correctTokenCount) / Double(max(total.tokenCount, 1)),
      exactMatch: Double(total.correctSequenceCount) / Double(max(total.sequenceCount, 1)))
  }
}

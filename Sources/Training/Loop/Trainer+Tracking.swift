extension Trainer {
  /// Whether the run has waited long enough for a better model.
  var hasStoppedImproving: Bool {
    let patience = recipe.earlyStopping.patience
    return patience > 0 && state.measurementsSinceBest >= patience
  }

  /// Decides by a line of metrics what is kept and whether to go on.
  ///
  /// What is measured only because a run ends does not count: a run that goes on from there decides as if it had not ended.
  func track(_ metrics: TrainingMetrics) throws(TrainingError) {
    noteImprovement(metrics)
    try keepIfBest(metrics)
  }

  private func noteImprovement(_ metrics: TrainingMetrics) {
    let options = recipe.earlyStopping
    guard options.patience > 0, isDue(recipe.cadence(of: options.metric)),
      let value = options.metric.value(in: metrics)
    else { return }
    guard let best = state.bestValue else {
      state.bestValue = value
      return
    }
    let gain = options.metric.prefers(value, to: best) ? (value - best).magnitude : 0
    if gain > options.minimumGain {
      state.bestValue = value
      state.measurementsSinceBest = 0
    } else {
      state.measurementsSinceBest += 1
    }
  }

  private func keepIfBest(_ metrics: TrainingMetrics) throws(TrainingError) {
    let options = recipe.keepBest
    guard options.count > 0, isDue(recipe.cadence(of: options.metric)),
      let value = options.metric.value(in: metrics)
    else { return }
    // Of equals the earlier stays before the later.
    let place = state.best.firstIndex { options.metric.prefers(value, to: $0.value) }
    let model = KeptModel(step: state.step, value: value)
    state.best.insert(model, at: place ?? state.best.count)
    state.best = Array(state.best.prefix(options.count))
    guard state.best.contains(model) else { return }
    do {
      try folder.saveBest(checkpoint)
    } catch { throw .file(error) }
  }
}

extension TrainingRecipe {
  /// The steps between measurements of a metric that count; 0 for none.
  fileprivate func cadence(of metric: TrackedMetric) -> Int {
    metric == .verified ? verification.everySteps : validation.everySteps
  }
}

extension CheckpointState {
  /// Takes over the recipe that a run goes on with: values that are measured in different ways are not compared.
  ///
  /// Early stopping begins anew where its metric is another or is measured otherwise. Models that were kept by another
  /// measure cannot be compared with those to come, so that is refused.
  mutating func goOn(with recipe: TrainingRecipe) throws(RecipeError) {
    let kept = self.recipe.keepBest.metric
    if !best.isEmpty,
      let field = recipe.keepBest.metric == kept
        ? recipe.firstDifference(from: self.recipe, inMeasuring: kept) : "keepBest.metric"
    {
      throw RecipeError(
        field: field,
        problem: "differs from the run's, whose best models are kept by '\(kept.rawValue)'; set it "
          + "back or begin another run")
    }
    let metric = recipe.earlyStopping.metric
    if metric != self.recipe.earlyStopping.metric
      || recipe.firstDifference(from: self.recipe, inMeasuring: metric) != nil
    {
      bestValue = nil
      measurementsSinceBest = 0
    }
    self.recipe = recipe
  }
}

extension TrainingRecipe {
  /// The path of the first setting by which two recipes measure a metric differently, but for how often they do.
  fileprivate func firstDifference(
    from other: TrainingRecipe, inMeasuring metric: TrackedMetric
  ) -> String? {
    let part = metric == .verified ? "verification" : "validation"
    let (own, others) = (settings, other.settings)
    return own.keys.sorted().first { path in
      path.hasPrefix("\(part).") && path != "\(part).everySteps" && own[path] != others[path]
    }
  }
}

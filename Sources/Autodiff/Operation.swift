// The operations of the learner.

// The logistic function, for gates.
#pragma once
#include "exponential.h"

/// 1/(1 + e^−x).
INLINE float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }

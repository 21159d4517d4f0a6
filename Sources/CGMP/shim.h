#pragma once
#include <gmp.h>
#include <mpfr.h>
#include <mpc.h>

/* Names for macros, which Swift cannot import. */

/// Rounds both parts to the nearest number.
static const mpc_rnd_t MPC_NEAREST = MPC_RNDNN;

/// The real part, in place.
static inline mpfr_ptr mpc_real_part(mpc_ptr x) { return mpc_realref(x); }

/// The imaginary part, in place.
static inline mpfr_ptr mpc_imaginary_part(mpc_ptr x) { return mpc_imagref(x); }

/// Whether the value is neither NaN nor infinite nor zero.
static inline int mpfr_is_regular(mpfr_srcptr x) { return mpfr_regular_p(x); }

/// Whether the value is zero.
static inline int mpfr_is_zero(mpfr_srcptr x) { return mpfr_zero_p(x); }

/// The exponent e of a regular value, which lies in [2^(e-1), 2^e) in magnitude.
static inline mpfr_exp_t mpfr_exponent(mpfr_srcptr x) { return mpfr_get_exp(x); }

/// Whether the sign is negative, that of a zero included.
static inline int mpfr_has_minus(mpfr_srcptr x) { return mpfr_signbit(x); }

#pragma once
#include <gmp.h>
#include <mpfr.h>
#include <mpc.h>

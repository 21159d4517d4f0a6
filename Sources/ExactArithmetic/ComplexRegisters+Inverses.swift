import CGMP

/// The inverse trigonometric and hyperbolic functions.
///
/// Written here because MPC 1.3's asin, and with it acos, asinh and acosh, raises its precision
/// without end where Re(1-z²) is exactly 0, as at z = -1.25+0.75i. The formulas add positive terms
/// only, so that a fixed number of guard bits gives both parts to the precision of the bank.
extension ComplexRegisters {
  /// The real numbers that the formulas need, with guard bits.
  @safe struct Workspace {
    static let count = 9
    static let guardBits = 32

    let x, y, real, imaginary: mpfr_ptr
    let square, left, right, near, far: mpfr_ptr

    init(_ base: UnsafeMutablePointer<__mpfr_struct>) {
      unsafe (x, y, real, imaginary) = (base, base + 1, base + 2, base + 3)
      unsafe (square, left, right) = (base + 4, base + 5, base + 6)
      unsafe (near, far) = (base + 7, base + 8)
    }
  }

  /// Sets the result to an inverse function of the argument, which may be the same number.
  func setInverse(_ function: ElementaryFunction, _ result: mpc_ptr, _ argument: mpc_ptr) {
    let work = unsafe Workspace(workspace)
    unsafe mpfr_set(work.x, mpc_real_part(argument), MPFR_RNDN)
    unsafe mpfr_set(work.y, mpc_imaginary_part(argument), MPFR_RNDN)
    switch function {
    case .asin:
      setArcs(work, cosine: false)
    case .acos:
      setArcs(work, cosine: true)
    case .acosh:
      // ± i·acos z with the sign that makes the real part positive.
      let isBelow = unsafe mpfr_has_minus(work.y)
      setArcs(work, cosine: true)
      unsafe mpfr_swap(work.real, work.imaginary)
      unsafe mpfr_abs(work.real, work.real, MPFR_RNDN)
      unsafe mpfr_setsign(work.imaginary, work.imaginary, isBelow, MPFR_RNDN)
    case .asinh:
      rotated(work) { setArcs($0, cosine: false) }
    case .atan:
      rotated(work) { setAreaTangent($0) }
    default:
      setAreaTangent(work)
    }
    unsafe mpfr_set(mpc_real_part(result), work.real, MPFR_RNDN)
    unsafe mpfr_set(mpc_imaginary_part(result), work.imaginary, MPFR_RNDN)
  }

  /// Computes -i·f(iz) where the body computes f(z).
  private func rotated(_ work: Workspace, _ body: (Workspace) -> Void) {
    unsafe mpfr_swap(work.x, work.y)
    unsafe mpfr_neg(work.x, work.x, MPFR_RNDN)
    body(work)
    unsafe mpfr_swap(work.real, work.imaginary)
    unsafe mpfr_neg(work.imaginary, work.imaginary, MPFR_RNDN)
  }

  /// Gives a zero imaginary part the sign of the side to which its branch cut belongs: below the
  /// axis on the right and above it on the left, as the formulas with logarithms have it when
  /// zeros have no sign, such as asin z = -i·ln(iz + √(1-z²)).
  private func chooseSide(_ work: Workspace) {
    if unsafe mpfr_is_zero(work.y) != 0 {
      unsafe mpfr_set_zero(work.y, mpfr_sgn(work.x) > 0 ? -1 : 1)
    }
  }

  /// Computes asin or acos of x + iy (Hull, Fairgrieve and Tang 1997, section 3).
  ///
  /// With r = |z+1|, s = |z-1| and a = (r+s)/2, for x ≥ 0, asin z has the real part
  /// asin(x/a) = atan(x/√(a²-x²)) and the imaginary part ± ln(a + √(a²-1)). The differences come
  /// without cancellation from r - (x+1) = y²/(r+x+1) and s ∓ (x-1) = y²/(s ± (x-1)).
  private func setArcs(_ work: Workspace, cosine: Bool) {
    chooseSide(work)
    let (x, y) = unsafe (work.real, work.y)
    unsafe mpfr_abs(x, work.x, MPFR_RNDN)
    unsafe mpfr_sqr(work.square, y, MPFR_RNDN)

    // left = r - (x+1)
    unsafe mpfr_add_ui(work.near, x, 1, MPFR_RNDN)
    unsafe mpfr_hypot(work.left, work.near, y, MPFR_RNDN)
    unsafe mpfr_add(work.left, work.left, work.near, MPFR_RNDN)
    unsafe mpfr_div(work.left, work.square, work.left, MPFR_RNDN)

    // far = s + |x-1|, near = s - |x-1|
    unsafe mpfr_sub_ui(work.near, x, 1, MPFR_RNDN)
    let isInside = unsafe mpfr_sgn(work.near) <= 0
    unsafe mpfr_abs(work.near, work.near, MPFR_RNDN)
    unsafe mpfr_hypot(work.far, work.near, y, MPFR_RNDN)
    unsafe mpfr_add(work.far, work.far, work.near, MPFR_RNDN)
    if unsafe mpfr_is_zero(work.far) != 0 {
      unsafe mpfr_set_zero(work.near, 1)
    } else {
      unsafe mpfr_div(work.near, work.square, work.far, MPFR_RNDN)
    }

    // far = 2(a-x), near = 2(a-1)
    if !isInside { unsafe mpfr_swap(work.near, work.far) }
    unsafe mpfr_add(work.far, work.far, work.left, MPFR_RNDN)
    unsafe mpfr_add(work.near, work.near, work.left, MPFR_RNDN)

    // right = a + x, then √(a²-x²)
    unsafe mpfr_div_2ui(work.near, work.near, 1, MPFR_RNDN)
    unsafe mpfr_add_ui(work.left, work.near, 1, MPFR_RNDN)
    unsafe mpfr_add(work.right, work.left, x, MPFR_RNDN)
    unsafe mpfr_mul(work.right, work.right, work.far, MPFR_RNDN)
    unsafe mpfr_div_2ui(work.right, work.right, 1, MPFR_RNDN)
    unsafe mpfr_sqrt(work.right, work.right, MPFR_RNDN)

    // ln(a + √(a²-1)) = ln(1 + (a-1) + √((a-1)(a+1)))
    unsafe mpfr_add_ui(work.left, work.left, 1, MPFR_RNDN)
    unsafe mpfr_mul(work.left, work.left, work.near, MPFR_RNDN)
    unsafe mpfr_sqrt(work.left, work.left, MPFR_RNDN)
    unsafe mpfr_add(work.left, work.left, work.near, MPFR_RNDN)
    unsafe mpfr_log1p(work.imaginary, work.left, MPFR_RNDN)

    let isBelow = unsafe mpfr_has_minus(y) != 0
    if cosine {
      unsafe mpfr_atan2(work.real, work.right, work.x, MPFR_RNDN)
      unsafe mpfr_setsign(work.imaginary, work.imaginary, isBelow ? 0 : 1, MPFR_RNDN)
    } else {
      unsafe mpfr_atan2(work.real, work.x, work.right, MPFR_RNDN)
      unsafe mpfr_setsign(work.imaginary, work.imaginary, isBelow ? 1 : 0, MPFR_RNDN)
    }
  }

  /// Computes atanh of x + iy (Kahan 1987, section 6): for x ≥ 0 the real part is
  /// ln(1 + 4x/((1-x)²+y²))/4 and the imaginary part is the half angle of (1-x)(1+x)-y² + 2yi.
  private func setAreaTangent(_ work: Workspace) {
    chooseSide(work)
    let isLeft = unsafe mpfr_sgn(work.x) < 0 ? Int32(1) : 0
    unsafe mpfr_abs(work.x, work.x, MPFR_RNDN)
    unsafe mpfr_sqr(work.square, work.y, MPFR_RNDN)
    unsafe mpfr_ui_sub(work.near, 1, work.x, MPFR_RNDN)
    unsafe mpfr_add_ui(work.far, work.x, 1, MPFR_RNDN)

    unsafe mpfr_sqr(work.left, work.near, MPFR_RNDN)
    unsafe mpfr_add(work.left, work.left, work.square, MPFR_RNDN)
    unsafe mpfr_mul_2ui(work.x, work.x, 2, MPFR_RNDN)
    unsafe mpfr_div(work.left, work.x, work.left, MPFR_RNDN)
    unsafe mpfr_log1p(work.left, work.left, MPFR_RNDN)
    unsafe mpfr_div_2ui(work.left, work.left, 2, MPFR_RNDN)
    unsafe mpfr_setsign(work.real, work.left, isLeft, MPFR_RNDN)

    unsafe mpfr_mul(work.right, work.near, work.far, MPFR_RNDN)
    unsafe mpfr_sub(work.right, work.right, work.square, MPFR_RNDN)
    unsafe mpfr_mul_2ui(work.y, work.y, 1, MPFR_RNDN)
    unsafe mpfr_atan2(work.imaginary, work.y, work.right, MPFR_RNDN)
    unsafe mpfr_div_2ui(work.imaginary, work.imaginary, 1, MPFR_RNDN)
  }
}

import Randomness

extension LimbRadix {
  /// Draws one of the numbers with exactly this many digits, all alike; 0, where it is allowed, has one digit.
  func draw(
    _ number: inout Limbs, length: Int, allowsZero: Bool = true, using random: inout RandomStream
  ) {
    let top = (length - 1) % digitsPerLimb + 1
    drawLow(&number, limbs: (length - top) / digitsPerLimb, using: &random)
    let lowest = length == 1 && allowsZero ? 0 : powers[top - 1]
    let limb = lowest + UInt64(random.uniform(below: Int(powers[top] - lowest)))
    number.append(UInt32(limb))
    removeLeadingZeros(of: &number)
  }

  /// Draws one of the numbers with at most this many digits, all alike.
  func drawUniform(_ number: inout Limbs, digits: Int, using random: inout RandomStream) {
    drawLow(&number, limbs: digits / digitsPerLimb, using: &random)
    let rest = powers[digits % digitsPerLimb]
    if rest > 1 { number.append(UInt32(random.uniform(below: Int(rest)))) }
    removeLeadingZeros(of: &number)
  }

  /// Draws a positive number n of at most this many digits with probability proportional to 1/n.
  ///
  /// The length is drawn, then one of its numbers, kept with the probability of the smallest of them divided by it.
  func drawLogUniform(_ number: inout Limbs, digits: Int, using random: inout RandomStream) {
    while true {
      draw(&number, length: random.uniform(in: 1...digits), allowsZero: false, using: &random)
      let smallest = powers[digitCount(ofLimb: UInt64(number[number.count - 1])) - 1]
      if isBelowSmallest(of: number, smallestTop: smallest, using: &random) { return }
    }
  }

  /// Whether a uniform number below this one is less than the smallest number of its length.
  ///
  /// It is drawn limb by limb from the top, as far as is needed to tell that it is below this one.
  private func isBelowSmallest(
    of number: Limbs, smallestTop: UInt64, using random: inout RandomStream
  ) -> Bool {
    while true {
      let top = UInt32(random.uniform(below: Int(number[number.count - 1]) + 1))
      if top < number[number.count - 1] { return top < smallestTop }
      for limb in number.dropLast().reversed() {
        let drawn = UInt32(random.uniform(below: Int(limbBase)))
        // As large as the number in the limbs so far, hence not below the smallest.
        if drawn < limb { return false }
        if drawn > limb { break }
      }
    }
  }

  /// Draws the lower limbs of a number, two from one random word where the bits suffice.
  private func drawLow(_ number: inout Limbs, limbs count: Int, using random: inout RandomStream) {
    number.removeAll(keepingCapacity: true)
    for _ in 0..<count / 2 {
      let (high, low) = UInt64(random.uniform(below: Int(limbBase * limbBase)))
        .quotientAndRemainder(dividingBy: limbBase)
      number.append(UInt32(truncatingIfNeeded: low))
      number.append(UInt32(truncatingIfNeeded: high))
    }
    if count % 2 == 1 { number.append(UInt32(random.uniform(below: Int(limbBase)))) }
  }

  /// Draws two numbers of this length whose sum has one run of carries, as long as all lengths alike, and no others.
  func drawBalanced(
    _ first: inout Limbs, _ second: inout Limbs, length: Int, using random: inout RandomStream
  ) {
    let run = random.uniform(in: 0...length)
    let start = run == 0 ? length : random.uniform(in: 0...length - run)
    var digits = (first: [Int](), second: [Int]())
    for place in 0..<length {
      let carriesIn = place > start && place <= start + run
      let carriesOut = place >= start && place < start + run
      // The leading digits of numbers with several are not 0.
      let lowest = place == length - 1 && length > 1 ? 1 : 0
      // Pairs are drawn until the carry is as wanted: at least one in nine is, in base 4.
      while true {
        let pair = (random.uniform(in: lowest...base - 1), random.uniform(in: lowest...base - 1))
        guard (pair.0 + pair.1 + (carriesIn ? 1 : 0) >= base) == carriesOut else { continue }
        digits.first.append(pair.0)
        digits.second.append(pair.1)
        break
      }
    }
    first = limbs(ofDigits: digits.first.reversed())
    second = limbs(ofDigits: digits.second.reversed())
  }
}

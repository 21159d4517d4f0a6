/// Gives out regions of an imagined line of memory and takes them back, to plan who may share which elements.
///
/// Best fit over a list of gaps sorted by place. Its arrays keep their memory from plan to plan.
struct RegionAllocator {
  private struct Gap {
    var offset: Int
    var count: Int
  }

  private var gaps: [Gap] = []
  private var end = 0
  /// The elements that the plan needs at its fullest.
  private(set) var peak = 0

  /// Every region starts at a cache line.
  private static func rounded(_ count: Int) -> Int { (count + 15) / 16 * 16 }

  mutating func reset() {
    gaps.removeAll(keepingCapacity: true)
    end = 0
    peak = 0
  }

  /// The offset of a region of `count` elements that nobody holds.
  mutating func allocate(_ count: Int) -> Int {
    let count = Self.rounded(count)
    var best: Int?
    for (index, gap) in gaps.enumerated() where gap.count >= count {
      if let found = best, gaps[found].count <= gap.count { continue }
      best = index
    }
    if let best {
      let offset = gaps[best].offset
      gaps[best].offset += count
      gaps[best].count -= count
      if gaps[best].count == 0 { gaps.remove(at: best) }
      return offset
    }
    return extend(by: count)
  }

  /// Takes from the open end, together with the gap that borders on it.
  private mutating func extend(by count: Int) -> Int {
    var offset = end
    if let last = gaps.last, last.offset + last.count == end {
      offset = last.offset
      gaps.removeLast()
    }
    end = offset + count
    peak = max(peak, end)
    return offset
  }

  /// Takes a region back that `allocate` gave for the same count.
  mutating func free(_ offset: Int, _ count: Int) {
    let count = Self.rounded(count)
    var index = gaps.count
    while index > 0 && gaps[index - 1].offset > offset { index -= 1 }
    var gap = Gap(offset: offset, count: count)
    if index < gaps.count && gaps[index].offset == offset + count {
      gap.count += gaps[index].count
      gaps.remove(at: index)
    }
    if index > 0 && gaps[index - 1].offset + gaps[index - 1].count == offset {
      gaps[index - 1].count += gap.count
    } else {
      gaps.insert(gap, at: index)
    }
  }
}

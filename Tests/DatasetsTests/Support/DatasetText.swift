import Datasets
import Generators

/// The lines of a split, as tokens.
func lines(_ path: String, _ split: Split) throws -> [Problem] {
  let reader = try Dataset(path: path).reader(of: split)
  var problems: [Problem] = []
  while let problem = try reader.next() { problems.append(problem) }
  return problems
}

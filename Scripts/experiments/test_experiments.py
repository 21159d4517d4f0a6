"""python3 -m unittest discover --start-directory Scripts/experiments"""

import contextlib
import copy
import io
import random
import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

from battery import RANGES, families
from description import DescriptionError, Experiment, merged, names, read_json5
from report import at, cell, values_of, wilson
from runner import CommandFailure, Runner


def random_tree(draw, depth=3):
    """A random document without null."""
    if depth == 0 or draw.random() < 0.3:
        return draw.choice([1, "a", True, [1, 2], 0.5])
    return {draw.choice("abcd"): random_tree(draw, depth - 1) for _ in range(draw.randrange(4))}


class DescriptionTests(unittest.TestCase):
    def test_json5_is_read(self):
        text = '// a, {\n{ one: 1, "two": "// no comment, }", three: [1, 2, /* x */ ], // end\n four: { a_b: "c: d", }, }\n'
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.json5"
            path.write_text(text, encoding="utf-8")
            found = read_json5(path)
            self.assertEqual(
                found, {"one": 1, "two": "// no comment, }", "three": [1, 2], "four": {"a_b": "c: d"}})
            path.write_text("{ one: }", encoding="utf-8")
            with self.assertRaisesRegex(DescriptionError, "x.json5"):
                read_json5(path)

    def test_merging_has_the_laws_of_merge_patches(self):
        draw = random.Random(1)
        for _ in range(500):
            base, first, second = (random_tree(draw) for _ in range(3))
            self.assertEqual(merged(base, base), base)
            self.assertEqual(merged({}, base), base)
            if isinstance(first, dict) and isinstance(second, dict):
                self.assertEqual(merged(merged(base, first), second), merged(base, merged(first, second)))
        self.assertEqual(merged({"a": {"b": 1, "c": 2}}, {"a": {"b": None}}), {"a": {"c": 2}})

    def test_all_experiments_are_there_in_both_variants(self):
        sizes = [name for name in names() if name.startswith("sizes-")]
        self.assertEqual((len(names()), len(sizes)), (13, 3))
        for name in names():
            for variant in ("reduced", "paper"):
                experiment = Experiment(name, variant)
                self.assertTrue(experiment.arms and experiment.measures)
                runner = Runner(experiment, [1], "calque", Path("runs"))
                folders = {runner.run_folder(arm, seed) for arm in experiment.arms for seed in (1, 2)}
                self.assertEqual(len(folders), 2 * len(experiment.arms))
                for arm in experiment.arms:
                    self.assertNotRegex(str(runner.recipe(arm, 1)), r"\{[a-z][a-z ]*\}")

    def test_arms_are_crossed(self):
        arms = dict(Experiment._arms({"a": {"x": 1}, "b": {"x": 2}, "times": {"c": {"y": 1}, "d": {"x": 3}}}))
        self.assertEqual(arms, {"a, c": {"x": 1, "y": 1}, "a, d": {"x": 3}, "b, c": {"x": 2, "y": 1}, "b, d": {"x": 3}})

    def test_arms_are_chosen_by_name_or_part_of_it(self):
        for texts, chosen in ((["mod 100"], ["mod 100"]), (["mod 100", "enc"], ["mod 100", "mod 100, encoder", "mod 101, encoder"])):
            experiment = Experiment("modular")
            experiment.choose(texts)
            self.assertEqual(list(experiment.arms), chosen)
        with self.assertRaisesRegex(DescriptionError, "mod 99"):
            Experiment("modular").choose(["mod 99"])


class RunnerTests(unittest.TestCase):
    """What is done again after a change, with a program in the place of calque that notes what it is asked."""

    PROGRAM = """#!{python}
import pathlib, sys
log = pathlib.Path({folder!r}, "calls")
with log.open("a") as file:
    print(sys.argv[1], file=file)
if pathlib.Path({folder!r}, "broken " + sys.argv[1]).exists():
    sys.exit("no luck")
out = pathlib.Path(sys.argv[sys.argv.index("--out") + 1]) if "--out" in sys.argv else None
if out:
    out.mkdir(parents=True, exist_ok=True)
if sys.argv[1] == "generate":
    (out / "manifest.json").touch()
print('{{"complete": true, "call": %d}}' % len(log.read_text().splitlines()))
"""

    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.calque = self.folder / "calque"
        self.calque.write_text(self.PROGRAM.format(python=sys.executable, folder=str(self.folder)), encoding="utf-8")
        self.calque.chmod(0o755)
        self.experiment = SimpleNamespace(
            label="x", data={"terms": ["--count", "9"]},
            recipe={"tasks": {"one": {"data": "{data}/terms"}}, "budget": {"steps": 5}},
            arms={"plain": {}, "longer": {"initialModel": "{run of plain}/model"}},
            measures={"right": {"command": ["evaluate", "{run}"]}})

    def calls(self, experiment):
        """The commands that a run of the experiment calls, and what it has measured."""
        log = self.folder / "calls"
        log.write_text("", encoding="utf-8")
        results = {}
        with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(CommandFailure):
            results = Runner(experiment, [1], self.calque, self.folder).run()
        return log.read_text(encoding="utf-8").split(), results

    def test_what_has_changed_is_done_again(self):
        both = ["train", "evaluate"] * 2
        self.assertEqual(self.calls(self.experiment)[0], ["generate", *both])
        self.assertEqual(self.calls(self.experiment)[0], [])
        changed = copy.deepcopy(self.experiment)
        changed.data["terms"][1] = "10"
        self.assertEqual(self.calls(changed)[0], ["generate", *both])
        self.assertEqual(self.calls(changed)[0], [])
        changed.recipe["budget"]["steps"] = 6
        self.assertEqual(self.calls(changed)[0], both)
        changed.arms["longer"]["workers"] = 3
        self.assertEqual(self.calls(changed)[0], both[:2])

    def test_data_that_were_not_finished_are_made_again(self):
        broken = self.folder / "broken generate"
        broken.touch()
        self.assertEqual(self.calls(self.experiment)[0], ["generate"])
        data = Runner(self.experiment, [1], self.calque, self.folder).data_folder
        (data / "terms").mkdir(parents=True)
        broken.unlink()
        self.assertEqual(self.calls(self.experiment)[0][0], "generate")

    def test_the_report_of_another_recipe_is_not_that_of_a_training_that_failed(self):
        del self.experiment.arms["longer"]
        self.calls(self.experiment)
        self.experiment.recipe["budget"]["steps"] = 6
        broken = self.folder / "broken train"
        broken.touch()
        self.assertEqual(self.calls(self.experiment), (["train"], {}))
        self.assertEqual(self.calls(self.experiment), (["train"], {}))
        broken.unlink()
        self.assertEqual(self.calls(self.experiment)[0], ["train", "evaluate"])


class ReportTests(unittest.TestCase):
    def test_intervals_are_those_of_calque(self):
        low, high = wilson(199, 200)
        self.assertAlmostEqual(low, 0.972226, places=6)
        self.assertAlmostEqual(high, 0.999117, places=6)
        self.assertAlmostEqual(wilson(0, 200)[1], 0.018845, places=6)

    def test_values_are_found_by_their_paths(self):
        printed = [{"beam": {"breakdowns": [{"label": "degree", "rows": [{"value": 2, "verified": {"count": 3}}]}]}}]
        measure = {"each": "beam.breakdowns.degree.rows", "by": "value", "value": "verified", "prefix": "degree "}
        self.assertEqual(values_of(measure, printed), {"degree 2": {"count": 3}})
        self.assertEqual(at({"a": [1, 2, 3]}, "a.#"), 3)
        self.assertIsNone(at(printed[0], "beam.breakdowns.digits.rows"))
        lines = [{"step": 10, "v": {"a": 0.5}}, {"step": 20}, {"step": 30, "v": {"a": 0.9}}]
        self.assertEqual(values_of({"metrics": "v.a", "least": 0.8, "column": "c"}, lines), {"c": 30})

    def test_seeds_are_pooled(self):
        found = cell("right", [{"successes": 10, "count": 100}, {"successes": 30, "count": 100}])
        self.assertEqual(found.value, 0.2)
        self.assertTrue(found.text.startswith("20.0 (") and found.text.endswith("[10.0…30.0]"))
        same = cell("right", [{"successes": 10, "count": 100}, {"successes": 10, "count": 100}])
        self.assertTrue(same.text.startswith("10.0 (") and same.text.endswith(")"))
        self.assertEqual(cell("examples", [64000, 64000]).text, "64,000")
        self.assertEqual(cell("step", [None]).text, "never")
        self.assertEqual(cell("step", [100, None]).text, "100 (1 of 2 seeds)")


class BatteryTests(unittest.TestCase):
    def test_families_are_whole_distinct_and_the_same_every_time(self):
        def longer_than_nine(problems):
            return [len(problem) > 9 for problem in problems]

        first = dict(families(50, longer_than_nine))
        self.assertEqual(first, dict(families(50, longer_than_nine)))
        self.assertEqual(len(first), len(RANGES) + 6)
        for name, problems in first.items():
            self.assertEqual(len(set(problems)), 50, name)
        for terms in (2, 3, 4):
            for problem in first[f"sums of {terms} solved"]:
                self.assertTrue(all(len(part) > 9 for part in problem.split(" + ")))


if __name__ == "__main__":
    unittest.main()

"""Trains the arms of an experiment and measures them; what is done already is not done again."""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from description import filled, merged

ROOT = Path(__file__).resolve().parents[2]


class CommandFailure(Exception):
    """A command that ended with an error; the text is its last line."""


def say(text):
    """A line of progress, beside the output of the commands."""
    print(text, file=sys.stderr, flush=True)


def write(path, text):
    """Writes a file so that it is whole or not there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    partial.write_text(text, encoding="utf-8")
    os.replace(partial, path)


def digest(value):
    """A short name for a document, another for any other."""
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()[:12]


class Runner:
    """Runs an experiment in a folder of its own, arm after arm and seed after seed."""

    def __init__(self, experiment, seeds, calque, folder, train_options=(), evaluate_options=()):
        self.experiment, self.seeds, self.calque = experiment, seeds, calque
        self.folder = folder / experiment.label
        # Other arguments make other data, which earlier runs have not seen.
        self.data_folder = self.folder / f"data-{digest(experiment.data)}"
        self.train_options, self.evaluate_options = list(train_options), list(evaluate_options)
        self.failures = []

    def run(self):
        """All results: {arm: {seed: {"train": report, measure: [JSON objects]}}}; failures are kept in `failures`."""
        self._make_data()
        results, began = {}, time.monotonic()
        todo = [(arm, seed) for arm in self.experiment.arms for seed in self.seeds]
        for done, (arm, seed) in enumerate(todo):
            elapsed = time.monotonic() - began
            left = f", {elapsed / done * (len(todo) - done) / 60:.0f} min left" if done else ""
            say(f"== {self.experiment.label} {done + 1}/{len(todo)}: {arm}, seed {seed}{left}")
            try:
                results.setdefault(arm, {})[seed] = self._arm(arm, seed)
            except CommandFailure as failure:
                self.failures.append(f"{arm}, seed {seed}: {failure}")
                say(f"!! {self.failures[-1]}")
        return results

    def run_folder(self, arm, seed):
        """The folder of the run of an arm."""
        name = "".join(character if character.isalnum() else "-" for character in arm)
        return self.folder / name / f"seed-{seed}"

    def recipe(self, arm, seed):
        """The whole recipe of an arm, or None if it trains nothing.

        The tasks of a description have names, so that arms can change them; those of a recipe are a list.
        """
        change = self.experiment.arms[arm]
        if self.experiment.recipe is None or change is None:
            return None
        recipe = merged(merged(self.experiment.recipe, change), {"seed": seed})
        recipe["tasks"] = list(recipe["tasks"].values())
        return filled(recipe, self._places(arm, seed))

    def _places(self, arm, seed):
        places = {"run": self.run_folder(arm, seed), "data": self.data_folder, "arm": arm, "calque": self.calque}
        for other in self.experiment.arms:
            places[f"run of {other}"] = self.run_folder(other, seed)
        return places

    def _make_data(self):
        for name, arguments in self.experiment.data.items():
            folder = self.data_folder / name
            if not (folder / "manifest.json").exists():
                self._call(["generate", *arguments, "--out", str(folder)])

    def _arm(self, arm, seed):
        result, run, recipe = {}, self.run_folder(arm, seed), self.recipe(arm, seed)
        if recipe is not None:
            result["train"] = self.trained(run, recipe)
        for name, measure in self.experiment.measures.items():
            if arm in measure.get("arms", self.experiment.arms):
                result[name] = self._measured(arm, seed, measure)
        return result

    def trained(self, run, recipe):
        """The report of the training; a run that is over already is only asked for it."""
        report = run / "train.json"
        text = json.dumps(recipe, indent=2, ensure_ascii=False) + "\n"
        path = run.with_suffix(".recipe.json")
        if report.exists() and path.exists() and path.read_text(encoding="utf-8") == text:
            return json.loads(report.read_text(encoding="utf-8"))
        report.unlink(missing_ok=True)
        write(path, text)
        found = self._call(["train", str(path), "--out", str(run), "--json", *self.train_options])
        if not found["complete"]:
            raise CommandFailure("stopped before its end; call again to go on")
        write(report, json.dumps(found) + "\n")
        return found

    def _measured(self, arm, seed, measure):
        """The objects that a command prints; they are kept in the run, under a name made from command and recipe."""
        run = self.run_folder(arm, seed)
        if "metrics" in measure:
            lines = (run / "metrics.jsonl").read_text(encoding="utf-8").splitlines()
            return [json.loads(line) for line in lines]
        command = filled(measure["command"], self._places(arm, seed))
        if command[0] in ("evaluate", "explain"):
            command += self.evaluate_options
        path = run / f"measured-{digest([command, self.recipe(arm, seed)])}.json"
        if not path.exists():
            printed = self._call(command, lines=True)
            write(path, json.dumps({"command": command, "printed": printed}) + "\n")
        return json.loads(path.read_text(encoding="utf-8"))["printed"]

    def _call(self, arguments, lines=False):
        """What a command of calque (or a script, if it ends in .py) prints as JSON."""
        program = [sys.executable] if arguments[0].endswith(".py") else [str(self.calque)]
        if arguments[0] == "generate":
            arguments = [*arguments, "--json"]
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            message = "no message"
            with subprocess.Popen(
                    program + arguments, cwd=ROOT, stdout=output, stderr=subprocess.PIPE, text=True,
                    errors="replace") as process:
                for line in process.stderr:
                    sys.stderr.write(line)
                    message = line.strip() or message
            if process.returncode != 0:
                raise CommandFailure(f"{message} ({arguments[0]}, status {process.returncode})")
            output.seek(0)
            text = output.read()
        printed = [json.loads(line) for line in text.splitlines() if line.strip()]
        return printed if lines else printed[-1]

"""The descriptions of experiments: Benchmarks/Experiments/NAME.json5."""

import json
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "Benchmarks" / "Experiments"

# A text, a comment, a name without quotes, or a comma before a closing bracket.
JSON5_PART = re.compile(
    r'"(?:[^"\\]|\\.)*"|//[^\n]*|/\*.*?\*/|[A-Za-z_$][\w$]*(?=\s*:)|,(?=(?:\s|//[^\n]*|/\*.*?\*/)*[}\]])',
    re.DOTALL)


class DescriptionError(Exception):
    """A description that makes no sense; the text names it and the remedy."""


def read_json5(path):
    """Reads JSON with comments, names without quotes and commas at the end; texts have double quotes."""

    def plain(match):
        part = match.group()
        if part[0] == '"':
            return part
        return json.dumps(part) if part[0].isalpha() or part[0] in "_$" else ""

    text = JSON5_PART.sub(plain, path.read_text(encoding="utf-8"))
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DescriptionError(f"{path.name}: {error.msg} before {text[error.pos:error.pos + 40]!r}") from None


def merged(base, patch):
    """The base changed by a patch: objects are merged, null removes, all else replaces (RFC 7396)."""
    if not isinstance(patch, dict):
        return patch
    result = dict(base) if isinstance(base, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


def filled(value, places):
    """The value with every {name} in its texts replaced."""
    if isinstance(value, str):
        for name, text in places.items():
            value = value.replace("{" + name + "}", str(text))
        return value
    if isinstance(value, list):
        return [filled(element, places) for element in value]
    if isinstance(value, dict):
        return {name: filled(member, places) for name, member in value.items()}
    return value


def names():
    """The names of all experiments, in alphabetical order."""
    return sorted(path.stem for path in FOLDER.glob("*.json5") if '\n  arms: {' in path.read_text(encoding="utf-8"))


class Experiment:
    """An experiment in one of its variants, 'reduced' or 'paper'."""

    FIELDS = {"title", "question", "published", "recipe", "data", "arms", "measures", "plot", "transposed", "seeds"}

    def __init__(self, name, variant="reduced"):
        if name not in names():
            raise DescriptionError(f"no experiment is called '{name}'; known are {', '.join(names())}")
        self.name, self.variant = name, variant
        whole = self._whole(name, variant)
        unknown = set(whole) - self.FIELDS
        if unknown:
            raise DescriptionError(f"{name}.json5: unknown field '{min(unknown)}'")
        self.title, self.question, self.published = whole["title"], whole["question"], whole["published"]
        self.recipe, self.data = whole.get("recipe"), whole.get("data", {})
        self.measures, self.plot = whole["measures"], whole.get("plot")
        self.transposed = whole.get("transposed", False)
        self.seed_count = whole.get("seeds", 1)
        self.arms = dict(self._arms(whole["arms"]))

    @staticmethod
    def _whole(name, variant):
        """The description over the one that it extends, each changed by its own 'paper' where that is asked for."""
        whole = read_json5(FOLDER / f"{name}.json5")
        patch, base = whole.pop("paper", {}), whole.pop("extends", None)
        if base:
            whole = merged(Experiment._whole(base, variant), whole)
        return merged(whole, patch) if variant == "paper" else whole

    @staticmethod
    def _arms(arms):
        """The arms with their changes to the recipe; a member 'times' crosses each with further changes."""
        times = arms.get("times", {})
        for name, change in arms.items():
            if name == "times":
                continue
            if not times:
                yield name, change
            for other, further in times.items():
                yield f"{name}, {other}", merged(change, further)

    def choose(self, texts):
        """Keeps the arms with these names, or, where a text is no arm's name, those whose names contain it."""
        chosen = set()
        for text in texts:
            found = {text} & set(self.arms) or {arm for arm in self.arms if text in arm}
            if not found:
                raise DescriptionError(f"no arm of {self.name} is called like '{text}'; there are {'; '.join(self.arms)}")
            chosen |= found
        self.arms = {arm: change for arm, change in self.arms.items() if arm in chosen}

    @property
    def label(self):
        """The name of its files: that of the experiment, with the variant if that is not 'reduced'."""
        return self.name if self.variant == "reduced" else f"{self.name}-{self.variant}"

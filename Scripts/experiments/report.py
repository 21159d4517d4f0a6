"""The table and the picture of an experiment's results."""

import math
import re
import shutil
import subprocess
from collections import namedtuple

Cell = namedtuple("Cell", "value low high text")


def at(tree, path):
    """The value at a path such as 'greedy.breakdowns.digits.rows': in lists it names a label, '#' counts."""
    for part in path.split(".") if path else []:
        if part == "#":
            tree = len(tree)
        elif isinstance(tree, list):
            tree = next((element for element in tree if element.get("label") == part), None)
        elif isinstance(tree, dict):
            tree = tree.get(part)
        if tree is None:
            return None
    return tree


def wilson(successes, count, z=1.959963984540054):
    """The 95 % interval of a share (Wilson 1927)."""
    share, weight = successes / count, z * z / count
    middle = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt(share * (1 - share) / count + weight / (4 * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def values_of(measure, printed):
    """{column: share as (successes, count), number or None} of what a command has printed for one run."""
    if "metrics" in measure:
        steps = (line["step"] for line in printed if (at(line, measure["metrics"]) or 0) >= measure["least"])
        return {measure["column"]: next(steps, None)}
    found = {}
    for tree in printed:
        for element in at(tree, measure["each"]) or [] if "each" in measure else [tree]:
            if "by" in measure:
                name = str(at(element, measure["by"]))
                match = re.search(measure.get("pattern", "(.*)"), name)
                found[match.group(1) if match else name] = at(element, measure["value"])
            else:
                found.update({title: at(element, path) for title, path in measure["values"].items()})
    prefix = measure.get("prefix", "")
    return {prefix + name: value for name, value in found.items()}


def spread(values, scale, form):
    """The least and the greatest of several seeds' values in brackets; nothing where they read the same."""
    least, greatest = (format(scale * value, form) for value in (min(values), max(values)))
    return f" [{least}…{greatest}]" if least != greatest else ""


def cell(title, values):
    """Several seeds' values as one cell; shares are pooled, of numbers the mean is shown."""
    known = [value for value in values if value is not None]
    if not known:
        return Cell(None, None, None, "never" if title.startswith("step") else "–")
    if isinstance(known[0], dict):
        successes, count = (sum(value[key] for value in known) for key in ("successes", "count"))
        low, high = wilson(successes, count)
        text = f"{100 * successes / count:.1f} ({100 * low:.1f}–{100 * high:.1f})"
        shares = [value["successes"] / value["count"] for value in known]
        text += spread(shares, 100, ".1f")
        return Cell(successes / count, low, high, text)
    scale = 100 if title.endswith("%") else 1
    form = ".1f" if scale == 100 or any(value % 1 for value in known) else ",.0f"
    mean = sum(known) / len(known)
    text = format(scale * mean, form)
    text += spread(known, scale, form)
    if len(known) < len(values):
        text += f" ({len(known)} of {len(values)} seeds)"
    return Cell(mean, min(known), max(known), text)


def cells(experiment, results):
    """{measure: {arm: {column: Cell}}} of all results."""
    table = {}
    for name, measure in experiment.measures.items():
        for arm, seeds in results.items():
            found = [values_of(measure, result[name]) for result in seeds.values() if name in result]
            columns = list(dict.fromkeys(column for values in found for column in values))
            if found:
                row = {column: cell(column, [values.get(column) for values in found]) for column in columns}
                table.setdefault(name, {})[arm] = row
    return table


def markdown(experiment, results, table):
    """The rows: an arm each; the columns: those of all measures, then the time of the training. Or the other way round."""
    shown = []
    for name, rows in table.items():
        present = dict.fromkeys(column for row in rows.values() for column in row)
        chosen = experiment.measures[name].get("show", list(present))
        shown += [(name, column) for column in chosen if column in present]
    trained = any("train" in result for seeds in results.values() for result in seeds.values())
    titles = ["", *(column for _, column in shown), *(["examples", "minutes"] if trained else [])]
    lines = [titles]
    for arm, seeds in results.items():
        row = [table.get(name, {}).get(arm, {}).get(column) for name, column in shown]
        texts = [found.text if found else "–" for found in row]
        if trained:
            reports = [result["train"] for result in seeds.values() if "train" in result]
            texts += [cell("examples", [report["examples"] for report in reports]).text,
                      cell("minutes", [report["seconds"] / 60 for report in reports]).text]
        lines.append([arm, *texts])
    if experiment.transposed:
        lines = list(zip(*lines))
    lines.insert(1, ["---", *["--:"] * (len(lines[0]) - 1)])
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def curves(experiment, results, table):
    """{name: [(x, y, low, high)]} of the picture; x is None where the columns are no numbers."""
    plot = experiment.plot
    if "metrics" in plot:
        drawn = {}
        for arm, seeds in results.items():
            lines = next(iter(seeds.values()))[plot["measure"]]
            for path, name in plot["metrics"].items():
                points = [(line["step"], at(line, path)) for line in lines]
                drawn[f"{arm}, {name}"] = [(x, y, y, y) for x, y in points if y is not None]
        return drawn
    drawn, prefix = {}, experiment.measures[plot["measure"]].get("prefix", "")
    for arm, row in table.get(plot["measure"], {}).items():
        chosen = [(column, row[column]) for column in plot.get("columns", row) if column in row]
        drawn[arm] = [(column[len(prefix):], *found[:3]) for column, found in chosen if found.value is not None]
    return drawn


def draw(experiment, results, table, path):
    """Draws the picture as SVG; False where gnuplot is not installed or nothing is to be drawn."""
    if experiment.plot is None or shutil.which("gnuplot") is None:
        return False
    drawn = {name: points for name, points in curves(experiment, results, table).items() if points}
    if not drawn:
        return False
    columns = list(dict.fromkeys(point[0] for points in drawn.values() for point in points))
    numeric = all(re.fullmatch(r"[\d,.]+", str(column)) for column in columns)

    def place(column):
        return float(str(column).replace(",", "")) if numeric else columns.index(column)

    def quoted(text):
        return "'" + str(text).replace("'", "''") + "'"

    script = ["set terminal svg size 900,540 dynamic background 'white'", "set termoption noenhanced", "set grid",
              f"set output {quoted(path)}", f"set title {quoted(experiment.title)}", "set key outside below",
              f"set xlabel {quoted(experiment.plot.get('x', ''))}",
              f"set ylabel {quoted(experiment.plot.get('y', 'verified answers, share with 95 % interval'))}"]
    if experiment.plot.get("logarithmic"):
        script.append("set logscale x")
    if not numeric:
        # In labels of tics a percent sign begins a format.
        tics = ", ".join(f"{quoted(column.replace('%', '%%'))} {index}" for index, column in enumerate(columns))
        turned = "rotate by 30 right" if len(columns) > 4 else ""
        script += [f"set xtics {turned} ({tics})", f"set xrange [-0.5:{len(columns) - 0.5}]"]
    style = "lines linewidth 2" if "metrics" in experiment.plot else "yerrorlines linewidth 2 pointtype 7"
    series = [f"'-' using {'1:2' if 'metrics' in experiment.plot else '1:2:3:4'} with {style} title {quoted(name)}"
              for name in drawn]
    script.append("plot " + ", ".join(series))
    for points in drawn.values():
        script += [f"{place(x)} {y} {low} {high}" for x, y, low, high in points] + ["e"]
    done = subprocess.run(["gnuplot"], input="\n".join(script) + "\n", text=True, check=False)
    return done.returncode == 0

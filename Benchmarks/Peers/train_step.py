"""Optimisation steps of the same model in Calque and in PyTorch, in turn, in one run.

    pip install torch
    swift build -c release --product calque-benchmarks
    python3 Benchmarks/Peers/train_step.py --shape small --rounds 5
    calque generate integration-backward --count 20k --seed 1 --out data && zstd -d data/train.tsv.zst
    python3 Benchmarks/Peers/train_step.py --shape tiny --data data/train.tsv --rounds 5

Shapes: tiny (d 128, 4 heads, 2 + 2 layers), small (256, 8, 4 + 4), base (512, 8, 6 + 6), feed-forward 4 d, batch 64, two threads,
Adam. Without --data 40 source and 40 target tokens of a vocabulary of 100; with --data the first 4,096 lines
`source<TAB>target` of a file, which PyTorch sees in random batches padded to their longest, and also in batches of similar
length. PyTorch is eager, or compiled with --compiled, for fixed lengths alone. Prints milliseconds a step (medians) and of the ratios of
neighbours.
"""
import argparse
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time

CALQUE = ".build/release/calque-benchmarks"
SHAPES = {"tiny": (128, 4, 2), "small": (256, 8, 4), "base": (512, 8, 6)}
BATCH, LENGTH, VOCABULARY, PAIRS = 64, 40, 100, 4096


def read_pairs(path):
    ids = {}
    pairs = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            source, target = line.rstrip("\n").split("\t")
            encode = lambda text: [3 + ids.setdefault(t, len(ids)) for t in text.split()]
            pairs.append((encode(source) + [2], encode(target)))
            if len(pairs) == PAIRS:
                break
    return pairs, 3 + len(ids)


def batches(options):
    """The pairs of each step, and the size of the vocabulary."""
    rng = random.Random(0)
    if not options.data:
        draw = lambda n: [rng.randrange(3, VOCABULARY) for _ in range(n)]
        pairs = [(draw(LENGTH), draw(LENGTH - 1)) for _ in range(BATCH)]
        return [pairs] * options.steps, VOCABULARY
    pairs, size = read_pairs(options.data)
    rng.shuffle(pairs)
    if options.bucketed:
        pairs.sort(key=lambda pair: len(pair[0]) + len(pair[1]))
    groups = [pairs[i:i + BATCH] for i in range(0, len(pairs) - BATCH + 1, BATCH)]
    rng.shuffle(groups)
    return (groups * (1 + options.steps // len(groups)))[:options.steps], size


def torch_steps(options):
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    torch.set_num_threads(2)
    torch.manual_seed(0)
    d, heads, layers = SHAPES[options.shape]
    steps, vocabulary = batches(options)
    longest = max(max(len(s), len(t) + 1) for batch in steps for s, t in batch)

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.source, self.target = nn.Embedding(vocabulary, d), nn.Embedding(vocabulary, d)
            self.source_place = nn.Parameter(0.02 * torch.randn(longest, d))
            self.target_place = nn.Parameter(0.02 * torch.randn(longest, d))
            self.body = nn.Transformer(d, heads, layers, layers, 4 * d, dropout=0.0, batch_first=True, norm_first=True)
            self.out = nn.Linear(d, vocabulary)

        def forward(self, s, t, padding):
            mask = nn.Transformer.generate_square_subsequent_mask(t.shape[1])
            if padding is not None:
                padding = torch.zeros(padding.shape).masked_fill(padding, float("-inf"))
            h = self.body(self.source(s) + self.source_place[:s.shape[1]], self.target(t) + self.target_place[:t.shape[1]],
                          tgt_mask=mask, tgt_is_causal=True, src_key_padding_mask=padding, memory_key_padding_mask=padding)
            return self.out(h)

    def padded(rows, fill):
        width = max(map(len, rows))
        return torch.tensor([row + [fill] * (width - len(row)) for row in rows])

    model = Model().train()
    if options.compiled:
        model = torch.compile(model)
    adam = torch.optim.Adam(model.parameters(), lr=1e-4)
    times = []
    for batch in steps:
        start = time.perf_counter()
        s = padded([source for source, _ in batch], 1)
        t = padded([[0] + target for _, target in batch], 1)
        want = padded([target + [2] for _, target in batch], -100)
        padding = (s == 1) if options.data else None
        logits = model(s, t, padding)
        loss = F.cross_entropy(logits.reshape(-1, vocabulary), want.reshape(-1), ignore_index=-100)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()
        times.append(time.perf_counter() - start)
    # Steps on data differ in size: their mean. Equal ones: the median.
    kept = times[3:]
    typical = statistics.fmean(kept) if options.data else statistics.median(kept)
    print(1000 * typical, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def run(command, **environment):
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **environment}).stdout


def calque(options):
    text = run([CALQUE, "training-step", str(options.steps)], SHAPE=options.shape, DATA=options.data or "")
    print(text.strip(), file=sys.stderr)
    return float(re.search(r"([\d.]+) ms a step", text)[1]), int(re.search(r"(\d+) MiB at most", text)[1])


def pytorch(options, bucketed):
    command = [sys.executable, __file__, "--torch-once", "--shape", options.shape, "--steps", str(options.steps)]
    command += ["--data", options.data] if options.data else []
    command += ["--compiled"] if options.compiled else []
    milliseconds, memory = run(command + (["--bucketed"] if bucketed else [])).split()
    return float(milliseconds), int(memory)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=SHAPES, default="small")
    parser.add_argument("--data", help="lines of source<TAB>target, tokens separated by spaces")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=11)
    parser.add_argument("--compiled", action="store_true", help="PyTorch compiled instead of eager; needs a C++ compiler")
    parser.add_argument("--torch-once", action="store_true", help="measure PyTorch in this process and print it")
    parser.add_argument("--bucketed", action="store_true", help="with --torch-once: batches of similar length")
    options = parser.parse_args()
    if options.torch_once:
        torch_steps(options)
        return
    kinds = [("PyTorch, random batches" if options.data else "PyTorch", False), ("PyTorch, similar lengths", True)][:2 if options.data else 1]
    found = {name: [] for name in ["Calque"] + [name for name, _ in kinds]}
    for _ in range(options.rounds):
        found["Calque"].append(calque(options))
        for name, bucketed in kinds:
            found[name].append(pytorch(options, bucketed))
    own = [time for time, _ in found["Calque"]]
    for name, values in found.items():
        times = [time for time, _ in values]
        ratio = statistics.median(other / mine for other, mine in zip(times, own))
        print(f"{options.shape}, {name}: {statistics.median(times):.1f} ms a step "
              f"({', '.join(f'{t:.0f}' for t in times)}), {max(m for _, m in values)} MiB, {ratio:.2f} x Calque's time")


main()

"""One optimisation step of the same shape in Calque and in PyTorch, in turn, in one run.

    pip install torch
    swift build -c release --product calque-benchmarks
    python3 Benchmarks/Peers/train_step.py --rounds 5

Shape: d 256, 8 heads, 4 + 4 layers, feed-forward 1024, batch 64, 40 source and 40 target tokens, vocabulary 100,
two threads, Adam. Prints the median milliseconds of each and of the ratios of neighbours.
"""
import argparse
import re
import statistics
import subprocess
import sys
import time

CALQUE = ".build/release/calque-benchmarks"


def torch_step():
    import torch
    import torch.nn as nn
    import torch.nn.functional as F

    torch.set_num_threads(2)
    torch.manual_seed(0)
    d, vocabulary, batch, length = 256, 100, 64, 40

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.source, self.target = nn.Embedding(vocabulary, d), nn.Embedding(vocabulary, d)
            self.source_place = nn.Parameter(0.02 * torch.randn(length, d))
            self.target_place = nn.Parameter(0.02 * torch.randn(length, d))
            self.body = nn.Transformer(d, 8, 4, 4, 1024, dropout=0.0, batch_first=True, norm_first=True)
            self.out = nn.Linear(d, vocabulary)
            mask = nn.Transformer.generate_square_subsequent_mask(length)
            self.register_buffer("mask", mask)

        def forward(self, s, t):
            h = self.body(self.source(s) + self.source_place, self.target(t) + self.target_place,
                          tgt_mask=self.mask, tgt_is_causal=True)
            return self.out(h)

    model = Model().train()
    adam = torch.optim.Adam(model.parameters(), lr=1e-4)
    s = torch.randint(3, vocabulary, (batch, length))
    t = torch.randint(3, vocabulary, (batch, length))
    want = torch.randint(3, vocabulary, (batch * length,))
    times = []
    for _ in range(11):
        start = time.perf_counter()
        loss = F.cross_entropy(model(s, t).view(-1, vocabulary), want)
        adam.zero_grad(set_to_none=True)
        loss.backward()
        adam.step()
        times.append(time.perf_counter() - start)
    print(1000 * statistics.median(times[3:]))


def run(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--torch-once", action="store_true", help="measure PyTorch in this process and print it")
    options = parser.parse_args()
    if options.torch_once:
        return torch_step()
    ours, theirs = [], []
    for _ in range(options.rounds):
        ours.append(float(re.search(r"(\d+) ms a step", run([CALQUE, "training-step"])).group(1)))
        theirs.append(float(run([sys.executable, __file__, "--torch-once"])))
        print(f"calque {ours[-1]:.0f} ms, torch {theirs[-1]:.0f} ms", flush=True)
    ratios = [b / a for a, b in zip(ours, theirs)]
    print(f"median: calque {statistics.median(ours):.0f} ms, torch {statistics.median(theirs):.0f} ms, "
          f"torch / calque {statistics.median(ratios):.2f}")


main()

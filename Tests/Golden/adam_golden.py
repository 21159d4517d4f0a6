"""Reference values for Tests/TrainingTests: five steps of PyTorch's Adam and AdamW, and of its gradient clipping.

    python3 Tests/Golden/adam_golden.py

needs torch (made with 2.15.0) and rewrites Tests/TrainingTests/Golden/adam.json. In step t, counted from 1, the
gradient of element i is sin(i + 1 + 3t)·4/t, and element i starts at cos(i): both sides compute these alike, in double
precision, and round them to single.
"""
import json
import math
import pathlib

import torch

FILE = pathlib.Path(__file__).resolve().parent.parent / "TrainingTests" / "Golden" / "adam.json"
COUNT, STEPS = 20, 5
CASES = {
    "Adam": dict(optimizer="Adam", lr=1e-2, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, clip=0.0),
    "Adam, large epsilon": dict(optimizer="Adam", lr=1e-2, betas=(0.9, 0.98), eps=1e-2, weight_decay=0.0, clip=0.0),
    "AdamW": dict(optimizer="AdamW", lr=1e-2, betas=(0.9, 0.98), eps=1e-8, weight_decay=0.1, clip=0.0),
    "AdamW, clipped": dict(optimizer="AdamW", lr=1e-2, betas=(0.8, 0.98), eps=1e-8, weight_decay=0.1, clip=2.5),
}


def run(optimizer, clip, **options):
    weights = torch.nn.Parameter(torch.tensor([math.cos(i) for i in range(COUNT)], dtype=torch.float32))
    algorithm = getattr(torch.optim, optimizer)([weights], **options)
    norms = []
    for step in range(1, STEPS + 1):
        gradient = [math.sin(i + 1 + 3 * step) * 4 / step for i in range(COUNT)]
        weights.grad = torch.tensor(gradient, dtype=torch.float32)
        limit = clip if clip > 0 else math.inf
        norms.append(float(torch.nn.utils.clip_grad_norm_([weights], limit)))
        algorithm.step()
    return dict(weights=weights.tolist(), norms=norms)


def main():
    result = [
        dict(name=name, learningRate=case["lr"], beta1=case["betas"][0], beta2=case["betas"][1], epsilon=case["eps"],
             weightDecay=case["weight_decay"], gradientNormLimit=case["clip"], **run(**case))
        for name, case in CASES.items()
    ]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(json.dumps(result, indent=1) + "\n")


main()

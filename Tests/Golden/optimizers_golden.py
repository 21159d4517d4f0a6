"""Reference values for Tests/TrainingTests: five steps of PyTorch's SGD, Adafactor and Muon (with AdamW beside it).

    python3 Tests/Golden/optimizers_golden.py

needs torch of at least 2.9 (made with 2.15.0) and rewrites Tests/TrainingTests/Golden/optimizers.json. In step t, counted
from 1, the gradient of element i of parameter p is sin(0.37·i² + 3t + p)·4/t, and the element starts at cos(0.11·i² + p):
both sides compute these alike, in double precision, and round them to single.

PyTorch orthogonalises in bfloat16; here it does so in float32, or there would be three digits to compare. Its Adafactor has
relative steps only; for a case without them, the learning rate of each step is what makes the step as large as asked for.
Its first regulariser is set to the 1e-30 of the paper.
"""
import json
import math
import pathlib

import torch

torch.bfloat16 = torch.float32

FILE = pathlib.Path(__file__).resolve().parent.parent / "TrainingTests" / "Golden" / "optimizers.json"
STEPS = 5
LAYER = "model.encoder.layers.0"
SHAPES = {
    "model.shared.weight": (5, 4),
    f"{LAYER}.self_attn.k_proj.weight": (4, 4),
    f"{LAYER}.self_attn.k_proj.bias": (4,),
    f"{LAYER}.fc1.weight": (6, 4),
    f"{LAYER}.fc2.weight": (4, 6),
}
HIDDEN = [name for name in SHAPES if ".layers." in name and name.endswith(".weight")]


def tensor(shape, element):
    values = torch.tensor([element(i) for i in range(math.prod(shape))], dtype=torch.float64)
    return values.to(torch.float32).reshape(shape)


def run(make, adapt=lambda algorithm, step: None):
    """`make` gives the algorithms for named parameters; `adapt` may change their settings before a step."""
    parameters = {
        name: torch.nn.Parameter(tensor(shape, lambda i: math.cos(0.11 * i * i + p)))
        for p, (name, shape) in enumerate(SHAPES.items())
    }
    algorithms = make(parameters)
    for step in range(1, STEPS + 1):
        for p, parameter in enumerate(parameters.values()):
            parameter.grad = tensor(parameter.shape, lambda i: math.sin(0.37 * i * i + 3 * step + p) * 4 / step)
        for algorithm in algorithms:
            adapt(algorithm, step)
            algorithm.step()
    return {name: parameter.flatten().tolist() for name, parameter in parameters.items()}


def sgd(rate, momentum=0.0, nesterov=False, decay=0.0):
    recipe = dict(kind="sgd", learningRate=rate, weightDecay=decay, sgd=dict(momentum=momentum, nesterov=nesterov))
    return recipe, run(lambda parameters: [
        torch.optim.SGD(parameters.values(), lr=rate, momentum=momentum, nesterov=nesterov, weight_decay=decay)])


def adafactor(rate, exponent=0.8, threshold=1.0, relative=True, decay=0.0):
    def make(parameters):
        # One for each parameter, so that each can have a rate of its own.
        return [torch.optim.Adafactor([parameter], lr=rate, beta2_decay=-exponent, d=threshold, eps=(1e-30, 1e-3),
                                      weight_decay=decay) for parameter in parameters.values()]

    def adapt(algorithm, step):
        if not relative:
            (parameter,) = algorithm.param_groups[0]["params"]
            scale = max(1e-3, float(parameter.detach().norm(2)) / math.sqrt(parameter.numel()))
            assert rate / scale <= 1 / math.sqrt(step) and decay == 0
            algorithm.param_groups[0]["lr"] = rate / scale

    recipe = dict(kind="adafactor", learningRate=rate, weightDecay=decay, adafactor=dict(
        decayExponent=exponent, clippingThreshold=threshold, relativeStep=relative))
    return recipe, run(make, adapt)


def muon(rate, adam_rate, momentum=0.95, nesterov=True, decay=0.0):
    def make(parameters):
        others = [parameter for name, parameter in parameters.items() if name not in HIDDEN]
        return [
            torch.optim.Muon([parameters[name] for name in HIDDEN], lr=rate, weight_decay=decay, momentum=momentum,
                             nesterov=nesterov, adjust_lr_fn="match_rms_adamw"),
            torch.optim.AdamW(others, lr=adam_rate or rate, betas=(0.9, 0.98), eps=1e-8, weight_decay=decay),
        ]

    recipe = dict(kind="muon", learningRate=rate, weightDecay=decay, muon=dict(
        momentum=momentum, nesterov=nesterov, adamLearningRate=adam_rate))
    return recipe, run(make)


CASES = {
    "SGD": sgd(0.05),
    "SGD, decay": sgd(0.05, decay=0.1),
    "SGD, momentum": sgd(0.02, momentum=0.9),
    "SGD, Nesterov": sgd(0.02, momentum=0.8, nesterov=True, decay=0.1),
    "Adafactor": adafactor(0.02, relative=False),
    "Adafactor, threshold and exponent": adafactor(0.02, exponent=0.6, threshold=1.05, relative=False),
    "Adafactor, relative": adafactor(0.03, decay=0.1),
    "Adafactor, relative, 1/√t": adafactor(2.0),
    "Muon": muon(0.02, None),
    "Muon, decay, other rate": muon(0.01, 0.003, momentum=0.9, nesterov=False, decay=0.1),
}


def main():
    result = [
        dict(name=name, recipe=json.dumps(dict(optimizer=dict(recipe, weightDecayScope="all"))), weights=weights)
        for name, (recipe, weights) in CASES.items()
    ]
    FILE.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n")


main()

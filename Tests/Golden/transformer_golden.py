"""Reference values for Tests/TransformerTests: PyTorch's own transformer layers on ragged sequences, without padding.

    python3 Tests/Golden/transformer_golden.py

needs torch (made with 2.15.0) and rewrites Tests/TransformerTests/Golden/*.safetensors. Each file holds one model of
2 + 2 layers: its configuration (metadata), weights by name, the sequences, and what PyTorch makes of them: logits, the
sum of the token losses, and the gradient of that sum in every parameter (`gradient.NAME`).

The layers are torch.nn.TransformerEncoderLayer and DecoderLayer, called one sequence at a time, so nothing of the
packing, of the attention or of the gradients is shared with the implementation under test.
"""
import json
import math
import pathlib
import struct

import torch
import torch.nn.functional as F
from torch.func import functional_call

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "TransformerTests" / "Golden"
VOCABULARY, MODEL, HEADS, INNER, LAYERS, LONGEST = 23, 16, 2, 32, 2, 12
LENGTHS = [(5, 7), (1, 1), (12, 3), (8, 12)]  # source and target tokens of each pair

MODELS = {
    "post-norm-learned": dict(normalization="post", positions="learned", activation="gelu", embeddingSharing="all",
                              normalizesEmbeddings=True, scalesEmbeddings=False, labelSmoothing=0.0),
    "pre-norm-sinusoidal": dict(normalization="pre", positions="sinusoidal", activation="relu",
                                embeddingSharing="targetAndOutput", normalizesEmbeddings=False, scalesEmbeddings=True,
                                labelSmoothing=0.1),
    "pre-norm-separate": dict(normalization="pre", positions="learned", activation="gelu", embeddingSharing="none",
                              normalizesEmbeddings=True, scalesEmbeddings=False, labelSmoothing=0.0),
}


def shapes(options):
    """Every parameter's name and shape, as the matching Hugging Face class has them."""
    result = {"final_logits_bias": (1, VOCABULARY)}
    if options["embeddingSharing"] == "all":
        result["model.shared.weight"] = (VOCABULARY, MODEL)
    else:
        for side in ("encoder", "decoder"):
            result[f"model.{side}.embed_tokens.weight"] = (VOCABULARY, MODEL)
    if options["embeddingSharing"] == "none":
        result["lm_head.weight"] = (VOCABULARY, MODEL)

    def linear(name, outputs, inputs):
        result[name + ".weight"], result[name + ".bias"] = (outputs, inputs), (outputs,)

    def norm(name):
        result[name + ".weight"], result[name + ".bias"] = (MODEL,), (MODEL,)

    for side in ("encoder", "decoder"):
        if options["positions"] == "learned":
            result[f"model.{side}.embed_positions.weight"] = (LONGEST + 2, MODEL)
        if options["normalizesEmbeddings"]:
            norm(f"model.{side}.layernorm_embedding")
        for layer in range(LAYERS):
            prefix = f"model.{side}.layers.{layer}."
            for attention in ["self_attn"] + (["encoder_attn"] if side == "decoder" else []):
                for projection in ("q_proj", "k_proj", "v_proj", "out_proj"):
                    linear(f"{prefix}{attention}.{projection}", MODEL, MODEL)
                norm(f"{prefix}{attention}_layer_norm")
            linear(prefix + "fc1", INNER, MODEL)
            linear(prefix + "fc2", MODEL, INNER)
            norm(prefix + "final_layer_norm")
        if options["normalization"] == "pre":
            norm(f"model.{side}.layer_norm")
    return result


def layer_weights(p, prefix, is_decoder):
    """The parameters of a layer under the names that PyTorch's layers have for them."""
    result = {}
    attentions = [("self_attn", "self_attn")] + ([("multihead_attn", "encoder_attn")] if is_decoder else [])
    for theirs, ours in attentions:
        for kind in ("weight", "bias"):
            result[f"{theirs}.in_proj_{kind}"] = torch.cat([p[f"{prefix}{ours}.{x}_proj.{kind}"] for x in "qkv"])
            result[f"{theirs}.out_proj.{kind}"] = p[f"{prefix}{ours}.out_proj.{kind}"]
    norms = ["self_attn_layer_norm"] + (["encoder_attn_layer_norm"] if is_decoder else []) + ["final_layer_norm"]
    for kind in ("weight", "bias"):
        result[f"linear1.{kind}"], result[f"linear2.{kind}"] = p[f"{prefix}fc1.{kind}"], p[f"{prefix}fc2.{kind}"]
        for number, name in enumerate(norms, 1):
            result[f"norm{number}.{kind}"] = p[f"{prefix}{name}.{kind}"]
    return result


def positions(p, options, side, count):
    if options["positions"] == "learned":
        return p[f"model.{side}.embed_positions.weight"][2:2 + count]
    place, pair = torch.arange(count).double()[:, None], torch.arange(MODEL // 2).double()
    angle = place / 10000 ** (2 * pair / MODEL)
    return torch.cat([angle.sin(), angle.cos()], 1).float()


def norm(p, name, x):
    return F.layer_norm(x, (MODEL,), p[name + ".weight"], p[name + ".bias"], 1e-5)


def states(p, options, side, tokens, memory=None):
    """The last states of a side for one sequence, [1, tokens, model]."""
    name = "model.shared.weight" if options["embeddingSharing"] == "all" else f"model.{side}.embed_tokens.weight"
    x = F.embedding(tokens, p[name]) * (math.sqrt(MODEL) if options["scalesEmbeddings"] else 1)
    x = x + positions(p, options, side, len(tokens))
    if options["normalizesEmbeddings"]:
        x = norm(p, f"model.{side}.layernorm_embedding", x)
    kind = torch.nn.TransformerEncoderLayer if side == "encoder" else torch.nn.TransformerDecoderLayer
    layer = kind(MODEL, HEADS, INNER, dropout=0.0, activation=options["activation"], batch_first=True,
                 norm_first=options["normalization"] == "pre")
    x = x[None]
    causal = torch.nn.Transformer.generate_square_subsequent_mask(len(tokens))
    for number in range(LAYERS):
        weights = layer_weights(p, f"model.{side}.layers.{number}.", side == "decoder")
        if side == "encoder":
            x = functional_call(layer, weights, (x,))
        else:
            x = functional_call(layer, weights, (x, memory), dict(tgt_mask=causal, tgt_is_causal=True))
    return norm(p, f"model.{side}.layer_norm", x) if options["normalization"] == "pre" else x


def save(path, tensors, metadata):
    """Writes a safetensors file: the header's length, the header, the elements."""
    header, body = {"__metadata__": metadata}, b""
    for name, tensor in tensors.items():
        elements = tensor.detach().contiguous().numpy()
        data = elements.tobytes()
        header[name] = dict(dtype={"f": "F32", "i": "I32"}[elements.dtype.kind], shape=list(elements.shape),
                            data_offsets=[len(body), len(body) + len(data)])
        body += data
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + body)


def main():
    FOLDER.mkdir(exist_ok=True)
    for seed, (name, options) in enumerate(MODELS.items()):
        random = torch.Generator().manual_seed(seed)
        p = {}
        for parameter, shape in shapes(options).items():
            p[parameter] = torch.randn(shape, generator=random) * (0.3 if len(shape) > 1 else 0.2)
            if "norm" in parameter and parameter.endswith("weight"):
                p[parameter] += 1
            p[parameter].requires_grad_()
        out = {"all": "model.shared.weight", "targetAndOutput": "model.decoder.embed_tokens.weight",
               "none": "lm_head.weight"}[options["embeddingSharing"]]
        sequences = {"source": [], "input": [], "target": []}
        logits, loss = [], 0
        for source_length, target_length in LENGTHS:
            draw = lambda n: torch.randint(3, VOCABULARY, (n,), generator=random)
            source, inputs, targets = draw(source_length), draw(target_length), draw(target_length)
            memory = states(p, options, "encoder", source)
            row = F.linear(states(p, options, "decoder", inputs, memory)[0], p[out], p["final_logits_bias"][0])
            loss = loss + F.cross_entropy(row, targets, reduction="sum", label_smoothing=options["labelSmoothing"])
            logits.append(row)
            for key, value in zip(sequences, (source, inputs, targets)):
                sequences[key].append(value.int())
        loss.backward()
        tensors = {key: value for key, value in p.items()}
        tensors |= {"gradient." + key: torch.zeros_like(value) if value.grad is None else value.grad
                    for key, value in p.items()}
        tensors |= {"sequences." + key: torch.cat(value) for key, value in sequences.items()}
        tensors["sequences.sourceLengths"] = torch.tensor([s for s, _ in LENGTHS]).int()
        tensors["sequences.targetLengths"] = torch.tensor([t for _, t in LENGTHS]).int()
        tensors["logits"], tensors["loss"] = torch.cat(logits), loss.reshape(1)
        configuration = dict(vocabularySize=VOCABULARY, modelDimension=MODEL, headCount=HEADS,
                             encoderLayerCount=LAYERS, decoderLayerCount=LAYERS, feedForwardDimension=INNER,
                             maximumLength=LONGEST, dropout=0, layerNormEpsilon=1e-5, **options)
        smoothing = configuration.pop("labelSmoothing")
        metadata = {"configuration": json.dumps(configuration), "labelSmoothing": str(smoothing),
                    "torch": torch.__version__}
        save(FOLDER / f"{name}.safetensors", tensors, metadata)
        print(f"{name}: loss {loss.item():.6f}, {sum(v.numel() for v in p.values())} parameters")


if __name__ == "__main__":
    main()

"""The same models in Calque, in Hugging Face's transformers and, where it has the class, in CTranslate2.

    pip install torch transformers tokenizers safetensors ctranslate2
    swift build -c release --product calque
    python3 Benchmarks/Peers/parity.py
    python3 Benchmarks/Peers/parity.py --only llama --problems 50

For each class a tiny model is trained for a few steps by `calque train` and exported by `calque export --format
huggingface`. Then, on random problems:

- loaded: transformers reports no missing, unexpected or mismatched tensor;
- tokens: tokenizers reads random sequences of all tokens as the ids of Calque, and writes them back as they were;
- logits: the largest difference under teacher forcing, of `calque score --logits` and transformers; and the same after
  `calque import` of what was exported, and of what transformers saved again;
- bits: whether export and import give the same weights, bit by bit (T5's scaled ones may differ in the last bit);
- greedy, beam: how many answers are identical. The beams keep 10 hypotheses, rank by the mean log-probability of the
  tokens, end token included (`length_penalty=1`), and end when no hypothesis can do better. Compared is the best.
- ctranslate2: how many greedy answers in Float32 are identical.

Exits with status 1 where logits differ by more than 1e-4 or an answer differs.
"""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

LIMIT = 1e-4
LENGTH = 16  # the most tokens of an answer, the end token included
BEAM = 10
START, PAD, END = 0, 1, 2

BASE = {
    "modelDimension": 32, "headCount": 4, "encoderLayerCount": 2, "decoderLayerCount": 2,
    "feedForwardDimension": 64, "maximumLength": 96,
}
T5 = {"positions": "t5", "norm": "rmsNorm", "hasBiases": False, "layerNormEpsilon": 1e-6,
      "positionOptions": {"bucketCount": 8, "bucketDistance": 20}}
OPT = {"architecture": "decoderOnly", "positions": "learned", "hasBiases": False}
LLAMA = {"architecture": "decoderOnly", "positions": "rotary", "norm": "rmsNorm", "hasBiases": False,
         "activation": "swiglu", "layerNormEpsilon": 1e-6}
MODELS = {
    "bart": {"normalization": "post", "normalizesEmbeddings": True, "activation": "gelu",
             "decoder": {"feedForwardDimension": 48}},
    "mbart": {"normalization": "pre", "normalizesEmbeddings": True, "scalesEmbeddings": True},
    "blenderbot": {"normalization": "pre", "decoder": {"headCount": 2}},
    "pegasus": {"normalization": "pre", "positions": "sinusoidal", "scalesEmbeddings": True},
    "marian": {"normalization": "post", "positions": "sinusoidal",
               "decoder": {"headCount": 2, "feedForwardDimension": 48}},
    "marian, own source": {"normalization": "post", "positions": "sinusoidal",
                           "embeddingSharing": "targetAndOutput"},
    "t5": T5,
    "t5, gated": T5 | {"activation": "swiglu", "headCount": 2, "decoderLayerCount": 1},
    "opt": OPT,
    "opt, post, gelu": OPT | {"normalization": "post", "activation": "gelu"},
    "opt, own output": OPT | {"embeddingSharing": "none"},
    "llama": LLAMA | {"positionOptions": {"rotaryBase": 5000.0}},
    "llama, own output": LLAMA | {"embeddingSharing": "none"},
    # The one that comes with calque: nothing to train.
    "integration": None,
}


def calque(*arguments, text=None):
    result = subprocess.run([CALQUE, *arguments], input=text, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"calque {' '.join(arguments)}: {result.stderr or result.stdout}")
    return result.stdout


def json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def vocabulary(folder):
    with open(f"{folder}/vocab.json") as file:
        ids = json.load(file)
    return [token for token, _ in sorted(ids.items(), key=lambda item: item[1])]


def make_model(settings, data, steps, path):
    with open(f"{path}.json5", "w") as file:
        json.dump({"model": BASE | settings, "optimizer": {"learningRate": 2e-3}, "seed": 3,
                   "schedule": {"warmupSteps": 20}, "batch": {"size": 32}, "workers": 2,
                   "budget": {"steps": steps}, "validation": {"everySteps": 0}}, file)
    calque("train", f"{path}.json5", "--data", data, "--out", path)


class Peer:
    """A folder as transformers loads it."""

    def __init__(self, folder, name):
        import torch
        import transformers

        transformers.utils.logging.disable_progress_bar()
        # The models are too small for more to help.
        torch.set_num_threads(1)
        self.torch = torch
        self.is_lone = name.startswith(("opt", "llama"))
        kind = (transformers.AutoModelForCausalLM if self.is_lone
                else transformers.AutoModelForSeq2SeqLM)
        self.model, info = kind.from_pretrained(
            folder, output_loading_info=True, dtype=torch.float32)
        self.model.eval()
        self.faults = {key: value for key, value in info.items() if value}
        self.tokenizer = transformers.AutoTokenizer.from_pretrained(folder)

    def logits(self, source, target):
        with self.torch.no_grad():
            if self.is_lone:
                ids = source + [END, START] + target
                return self.model(self.torch.tensor([ids])).logits[0][len(source) + 1:]
            return self.model(input_ids=self.torch.tensor([source + [END]]),
                              decoder_input_ids=self.torch.tensor([[START] + target])).logits[0]

    def answers(self, sources, **options):
        """The best answer to each source; those of one length go together, so that nothing is padded."""
        answers = [None] * len(sources)
        for length in {len(source) for source in sources}:
            places = [place for place, source in enumerate(sources) if len(source) == length]
            frame = [END, START] if self.is_lone else [END]
            ids = self.torch.tensor([sources[place] + frame for place in places])
            with self.torch.no_grad():
                found = self.model.generate(
                    ids, attention_mask=self.torch.ones_like(ids), max_new_tokens=LENGTH,
                    do_sample=False, **options).tolist()
            first = ids.shape[1] if self.is_lone else 1
            for place, answer in zip(places, found, strict=True):
                answers[place] = until_end(answer[first:])
        return answers


def until_end(tokens):
    return tokens[:tokens.index(END)] if END in tokens else tokens


def largest_difference(peer, folder, pairs, tokens):
    text = "".join(f"{words(source, tokens)}\t{words(target, tokens)}\n" for source, target in pairs)
    largest = 0.0
    for (source, target), line in zip(pairs, json_lines(
            calque("score", folder, "-", "--logits", text=text))):
        mine = peer.torch.tensor(line["logits"])
        theirs = peer.logits(source, target)
        assert mine.shape == theirs.shape, (mine.shape, theirs.shape)
        largest = max(largest, (mine - theirs).abs().max().item())
        chosen = mine.log_softmax(-1)[range(len(target) + 1), target + [END]]
        assert (chosen - peer.torch.tensor(line["tokens"])).abs().max() < LIMIT
    return largest


def words(ids, tokens):
    return " ".join(tokens[id] for id in ids)


def check_tokenizer(peer, sequences, tokens):
    """How many sequences are read as their ids and written back as they were."""
    import tokenizers

    raw = tokenizers.Tokenizer.from_file(f"{peer.model.name_or_path}/tokenizer.json")
    frame = [END, START] if peer.is_lone else [END]
    good = 0
    for ids in sequences:
        text = words(ids, tokens)
        good += (raw.encode(text, add_special_tokens=False).ids == ids
                 and raw.decode(ids, skip_special_tokens=False) == text
                 and peer.tokenizer(text)["input_ids"] == ids + frame
                 and peer.tokenizer.decode(ids) == text)
    return good


def same_bits(one, other):
    from safetensors.numpy import load_file

    a, b = load_file(f"{one}/model.safetensors"), load_file(f"{other}/model.safetensors")
    if a.keys() != b.keys():
        return "no: other names"
    different = [name for name in a if a[name].tobytes() != b[name].tobytes()]
    return "yes" if not different else f"{len(different)} of {len(a)} differ"


def compared(mine, theirs):
    return sum(a == b for a, b in zip(mine, theirs, strict=True))


def decoded(folder, sources, tokens, *options):
    ids = {token: id for id, token in enumerate(tokens)}
    text = "".join(words(source, tokens) + "\n" for source in sources)
    lines = json_lines(calque("decode", folder, "-", "--length", str(LENGTH), *options, text=text))
    return [[ids[word] for word in line["answers"][0]["target"].split()] for line in lines]


def ctranslate2_answers(peer, folder, sources, tokens, work):
    """Greedy answers of CTranslate2, or why there are none."""
    import ctranslate2
    from ctranslate2.converters import transformers as loaders

    name = type(peer.model).__name__
    if name == "MarianMTModel":
        return "its Marian begins with a zero embedding"
    if name == "BlenderbotForConditionalGeneration":
        return "lacks the class"
    # It would fill the vocabulary up to a multiple of eight, which only OPT's own has.
    loaders.OPTLoader.get_vocabulary = loaders.ModelLoader.get_vocabulary
    path = loaders.TransformersConverter(folder).convert(
        f"{work}/ctranslate2", quantization="float32", force=True)
    # It takes the special tokens of some classes for granted.
    with open(f"{path}/config.json") as file:
        settings = json.load(file)
    settings |= {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<pad>"}
    if not peer.is_lone:
        settings["decoder_start_token"] = "<s>"
    with open(f"{path}/config.json", "w") as file:
        json.dump(settings, file)
    prompts = [[tokens[id] for id in source] + ["</s>"] for source in sources]
    ids = {token: id for id, token in enumerate(tokens)}
    if peer.is_lone:
        generator = ctranslate2.Generator(path, compute_type="float32")
        results = generator.generate_batch(
            [prompt + ["<s>"] for prompt in prompts], beam_size=1, min_length=0,
            max_length=LENGTH, include_prompt_in_result=False, end_token="</s>")
        found = [result.sequences[0] for result in results]
    else:
        translator = ctranslate2.Translator(path, compute_type="float32")
        results = translator.translate_batch(
            prompts, beam_size=1, min_decoding_length=0, max_decoding_length=LENGTH,
            end_token="</s>")
        found = [result.hypotheses[0] for result in results]
    return [until_end([ids[word] for word in answer]) for answer in found]


def check(name, data, work, problem_count, steps):
    run, own, hf, back, again, twice = (f"{work}/{part}" for part in
                                        ["run", "own", "hf", "back", "again", "twice"])
    if MODELS[name] is None:
        run = name
    else:
        make_model(MODELS[name], data, steps, run)
    calque("export", run, "--out", own)
    calque("export", run, "--out", hf, "--format", "huggingface")
    calque("import", hf, "--out", back)
    tokens = vocabulary(own)
    peer = Peer(hf, name)

    draws = random.Random(7)
    plain = range(3, len(tokens))
    sources = [draws.choices(plain, k=draws.choice([1, 6, 12, 24])) for _ in range(problem_count)]
    pairs = [(source, draws.choices(plain, k=draws.randint(0, 24))) for source in sources]
    sequences = [draws.choices(range(len(tokens)), k=draws.randint(1, 60)) for _ in range(500)]

    peer.model.save_pretrained(again)
    peer.tokenizer.save_pretrained(again)
    calque("import", again, "--out", twice)

    greedy = decoded(run, sources, tokens)
    beam = decoded(run, sources, tokens, "--beam", str(BEAM), "--exhaustive")
    theirs = ctranslate2_answers(peer, hf, sources, tokens, work)
    row = {
        "model": name, "class": type(peer.model).__name__,
        "loaded": "yes" if not peer.faults else str(peer.faults),
        "tokens": f"{check_tokenizer(peer, sequences, tokens)}/{len(sequences)}",
        "bits": same_bits(own, back),
        "logits": max(largest_difference(peer, folder, pairs, tokens)
                      for folder in [run, back, twice]),
        "greedy": compared(greedy, peer.answers(sources, num_beams=1)),
        "beam": compared(beam, peer.answers(
            sources, num_beams=BEAM, length_penalty=1.0, early_stopping="never")),
        "ctranslate2": theirs if isinstance(theirs, str) else compared(greedy, theirs),
    }
    answers = [row["greedy"], row["beam"]] + ([] if isinstance(theirs, str) else [row["ctranslate2"]])
    row["passes"] = (not peer.faults and row["logits"] <= LIMIT
                     and row["tokens"] == f"{len(sequences)}/{len(sequences)}"
                     and all(count == problem_count for count in answers))
    return row


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--calque", default=".build/release/calque")
    parser.add_argument("--only", choices=MODELS, help="one model instead of all")
    parser.add_argument("--problems", type=int, default=30)
    parser.add_argument("--steps", type=int, default=150)
    arguments = parser.parse_args()
    global CALQUE
    CALQUE = arguments.calque
    os.environ["TRANSFORMERS_VERBOSITY"] = "error"
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"

    root = tempfile.mkdtemp()
    try:
        data = f"{root}/data"
        calque("generate", "integration-backward", "--distribution",
               "Scripts/tiny-distribution.json5", "--count", "2000", "--seed", "1", "--out", data)
        columns = ["model", "loaded", "tokens", "bits", "logits", "greedy", "beam", "ctranslate2"]
        print(" | ".join(columns), flush=True)
        passes = True
        for index, name in enumerate([arguments.only] if arguments.only else MODELS):
            work = f"{root}/{index}"
            os.mkdir(work)
            row = check(name, data, work, arguments.problems, arguments.steps)
            row["logits"] = f"{row['logits']:.1e}"
            print(" | ".join(str(row[column]) for column in columns), flush=True)
            passes = passes and row["passes"]
    finally:
        shutil.rmtree(root)
    sys.exit(0 if passes else 1)


if __name__ == "__main__":
    main()

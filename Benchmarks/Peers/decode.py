"""Sequences a second of greedy and beam decoding in Calque, CTranslate2 and transformers, in turn, in one run.

    pip install torch transformers ctranslate2
    swift build -c release --product calque-benchmarks
    python3 Benchmarks/Peers/decode.py --shape tiny --rounds 5
    python3 Benchmarks/Peers/decode.py --shape tiny --peer transformers --rounds 1

Shapes as in train_step.py; 32 sources of 40 tokens, 40 new tokens that no hypothesis ends early, vocabulary 100, two threads, random
weights of a BART. Each round measures Calque, then the peer, each with the model loaded and warm, the mean of the batches of some two
seconds. Prints the rates of the rounds and the median of the ratios of neighbours.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

CALQUE = ".build/release/calque-benchmarks"
SHAPES = {"tiny": (128, 4, 2), "small": (256, 8, 4), "base": (512, 8, 6)}
BATCH, LENGTH, VOCABULARY, SECONDS = 32, 40, 100, 2


def bart(shape):
    from transformers import BartConfig, BartForConditionalGeneration

    d, heads, layers = SHAPES[shape]
    return BartForConditionalGeneration(BartConfig(
        vocab_size=VOCABULARY, d_model=d, encoder_layers=layers, decoder_layers=layers, encoder_attention_heads=heads,
        decoder_attention_heads=heads, encoder_ffn_dim=4 * d, decoder_ffn_dim=4 * d, activation_function="relu", dropout=0.0,
        max_position_embeddings=128, pad_token_id=1, bos_token_id=0, eos_token_id=2, decoder_start_token_id=2,
        forced_eos_token_id=None, forced_bos_token_id=None)).eval()


def transformers_decoder(shape):
    import torch

    torch.set_num_threads(2)
    model = bart(shape)
    source = torch.randint(4, VOCABULARY, (BATCH, LENGTH))

    def decode(beam):
        with torch.inference_mode():
            return model.generate(input_ids=source, attention_mask=torch.ones_like(source), num_beams=beam, do_sample=False,
                                  use_cache=True, min_new_tokens=LENGTH, max_new_tokens=LENGTH).shape[1] - 1
    return decode


def ctranslate2_decoder(shape, quantization, translators):
    import ctranslate2
    from ctranslate2.converters import transformers as converters

    words = ["<s>", "<pad>", "</s>", "<unk>"] + [f"w{index}" for index in range(VOCABULARY - 4)]
    model = bart(shape)
    # The converter asks for attributes that newer configurations leave out.
    model.config.normalize_before, model.config.normalize_embedding = False, True
    spec = converters._MODEL_LOADERS["BartConfig"].get_model_spec(model)
    spec.register_source_vocabulary(words)
    spec.register_target_vocabulary(words)
    spec.config.bos_token, spec.config.eos_token, spec.config.unk_token = "<s>", "</s>", "<unk>"
    spec.config.decoder_start_token = "</s>"
    spec.config.add_source_bos = spec.config.add_source_eos = False
    spec.validate()
    spec.optimize(quantization=quantization)
    folder = tempfile.mkdtemp()
    spec.save(folder)
    translator = ctranslate2.Translator(folder, device="cpu", compute_type=quantization, inter_threads=translators,
                                        intra_threads=2 // translators)
    source = [[words[4 + (7 * row + 3 * place) % (VOCABULARY - 4)] for place in range(LENGTH)] for row in range(BATCH)]

    def decode(beam):
        found = translator.translate_batch(source, beam_size=beam, max_batch_size=BATCH // translators, min_decoding_length=LENGTH,
                                           max_decoding_length=LENGTH)
        return min(len(result.hypotheses[0]) for result in found)
    return decode


def peer_once(options):
    """Prints sequences a second, greedy and with a beam of 10."""
    decode = (transformers_decoder(options.shape) if options.peer == "transformers"
              else ctranslate2_decoder(options.shape, options.quantization, options.translators))
    for beam in (1, 10):
        seconds(decode, beam, 1)
        count = max(1, int(SECONDS / seconds(decode, beam, 1)))
        print(BATCH * count / seconds(decode, beam, count))


def seconds(decode, beam, count):
    """The time of some batches."""
    start = time.perf_counter()
    for _ in range(count):
        length = decode(beam)
        assert length == LENGTH, f"{length} tokens instead of {LENGTH}"
    return time.perf_counter() - start


def run(command, **environment):
    return subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **environment}).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=SHAPES, default="small")
    parser.add_argument("--peer", choices=["ctranslate2", "transformers"], default="ctranslate2")
    parser.add_argument("--quantization", choices=["float32", "int8"], default="float32", help="of CTranslate2")
    parser.add_argument("--translators", type=int, choices=[1, 2], default=1,
                        help="of CTranslate2: one with two threads, or two with one thread and half of the batch each")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peer-once", action="store_true", help="measure the peer in this process and print it")
    options = parser.parse_args()
    if options.peer_once:
        return peer_once(options)
    own, peer = [], []
    for _ in range(options.rounds):
        text = run([CALQUE, "decoding", str(SECONDS)], SHAPE=options.shape)
        own.append([float(rate) for rate in re.search(r"greedy ([\d.]+), beam 10 ([\d.]+)", text).groups()])
        peer.append([float(rate) for rate in run(
            [sys.executable, __file__, "--peer-once", "--shape", options.shape, "--peer", options.peer,
             "--quantization", options.quantization, "--translators", str(options.translators)]).split()])
    for index, kind in enumerate(["greedy", "beam 10"]):
        ratio = statistics.median(mine[index] / other[index] for mine, other in zip(own, peer))
        rates = ", ".join(f"{mine[index]:.1f}/{other[index]:.1f}" for mine, other in zip(own, peer))
        print(f"{options.shape}, {kind}, Calque/{options.peer}: {rates} sequences/s, {ratio:.2f} x")


if __name__ == "__main__":
    main()

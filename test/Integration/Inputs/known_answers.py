#!/usr/bin/env python3
"""Compares parameters and macs of published models with what is known of them.

usage: known_answers.py FOLDER

FOLDER holds the models, their `.args.json` and INDEX.tsv. PUBLISHED is worked
out from the layers' shapes as the papers and torchvision give them; the index's
columns are torch's counts on the traced model, flops of contractions twice the
macs. Both have to be met to the last digit, by every form of a model.
"""

import csv
import json
import os
import subprocess
import sys

# model: (parameters, macs)
PUBLISHED = {
    "resnet18": (11689512, 1814073344),
    "resnet50": (25557032, 4089184256),
    "mobilenet_v2": (3504872, 300774272),
    # torch's 771,629,504 flops.
    "efficientnet_b0": (5288548, 385814752),
    # 715,327,488 of it in the products of attention, which torch's counter of
    # flops does not see: it says 11,271,124,992.
    "vit_b_16": (86567656, 17563828224),
    "swin_t": (28288354, 4490566656),
    "convnext_tiny": (28589128, 4455531264),
    # 128 tokens: 12 layers of 4*128*768^2 + 2*128*768*3072 + 2*128^2*768, which
    # is 11,173,625,856, and the pooler's 768^2.
    "bert_base": (109482240, 12 * (12 * 128 * 768**2 + 2 * 128**2 * 768) + 768**2),
    # 1024 tokens: 12 layers of 12*768^2 per token and 2*1024^2*768 of attention,
    # and the head, 768*50257 per token. The head's weights are the embedding's.
    "gpt2_small": (124439808, 1024 * (12 * 12 * 768**2 + 768 * 50257) + 12 * 2 * 1024**2 * 768),
    # 7,504,658,432 weights in products per token, 2*4096 of attention per pair
    # of tokens and layer; a decoded token also attends to itself.
    "llama3_8b_prefill2048": (8030261248, 2048 * 7504658432 + 32 * 2 * 4096 * 2048**2),
    "llama3_8b_decode_cat_kv8192": (8030261248, 7504658432 + 32 * 2 * 4096 * 8193),
}
# How often the program executes what torch counted once.
REPEATED = {
    # The exporter lost the loop's condition: scf.for to the largest i64.
    "while_rnn": 2**63 - 1,
}

# Products of elements that the next op sums up, which are no contraction to torch: the
# soft labels of 64 times 10 classes times their log-probabilities.
ELEMENTWISE = {"mlp_train_soft": 640}


def report(folder, file, params, flags):
    command = ["mlir-roofline", "report", os.path.join(folder, file), "--format=json"]
    if os.path.exists(params):
        command.append("--params=@" + params)
    done = subprocess.run(command + flags, stdout=subprocess.PIPE, check=True)
    report = json.loads(done.stdout)
    return report["parameters"]["count"], report["totals"]["macs"]


def main(folder):
    seen, wrong = set(), 0
    with open(os.path.join(folder, "INDEX.tsv"), newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        name, model = row["file"], row["model"]
        # Constants are no arguments; dynamic models have no one answer.
        if not name.endswith(".args.mlir"):
            continue
        params, macs = report(folder, name, os.path.join(folder, model + ".args.json"),
                              row["flags"].split())
        due = []
        if model in PUBLISHED:
            due.append(PUBLISHED[model])
            seen.add(model)
        if row["contraction_flops"]:
            macs_due = int(row["contraction_flops"]) // 2 * REPEATED.get(model, 1)
            due.append((int(row["torch_params"]), macs_due + ELEMENTWISE.get(model, 0)))
        for pair in due:
            if (params, macs) != pair:
                wrong += 1
                print("%s: %d parameters and %s macs, due are %d and %d"
                      % (name, params, macs, *pair))
    for model in PUBLISHED.keys() - seen:
        wrong += 1
        print("%s is not there" % model)
    print("%d published models, %d wrong" % (len(seen), wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

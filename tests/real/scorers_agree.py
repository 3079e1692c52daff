#!/usr/bin/env python3
"""Two scorers of the same predictions agree on every point figure to three digits.

The project's own scorer (eval/run score ...) and the ones in ../shared/eval are run on predictions that are made here
from the truth files by seeded damage (left out, moved, renamed, exchanged), so that every rule of a scorer is met
whatever the program itself reaches. Nothing is kept. HEADWATER_SHARED names the folder, by default ../shared; where it
is not there the test is skipped, and says so.

  tests/real/scorers_agree.py [--tolerance 0.0005]
"""
import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("HEADWATER_SHARED", ROOT.parent / "shared"))
OUTLETS = ["The Example Post", "AP", "WSJ", "the Sample Journal's report", "unnamed sources"]
RANDOM = random.Random(11)


def lines(path):
    with (gzip.open if str(path).endswith(".gz") else open)(path, "rt", encoding="utf-8") as handle:
        return [json.loads(line) for line in handle if line.strip()]


def write(path, text):
    Path(path).write_text(text, encoding="utf-8")
    return path


def write_lines(path, rows):
    return write(path, "".join(json.dumps(row) + "\n" for row in rows))


def shared_scorer(name, *arguments):
    run = subprocess.run([sys.executable, SHARED / "eval" / f"{name}.py", *arguments, "--json"],
                         check=True, capture_output=True, text=True)
    return json.loads(run.stdout)


def own_scorer(name, *arguments):
    run = subprocess.run([ROOT / "eval" / "run", "score", name, *arguments, "--rounds", "0"],
                         check=True, capture_output=True, text=True)
    return {figure: values[0] for figure, values in json.loads(run.stdout)["figures"].items()}


def chance(share):
    return RANDOM.random() < share


# Extraction -----------------------------------------------------------------------------------------------------------

def damaged_pages(truth):
    """Paragraphs left out and taken from elsewhere; fields in other case, with accents, signs and other names."""
    ids, guess = sorted(truth), {}
    for key in ids:
        if chance(0.05):
            continue
        page, other = truth[key], truth[RANDOM.choice(ids)]
        phrases = (page.get("with") or []) + (page.get("without") or [])
        paragraphs = [p for p in (page.get("articleBody") or "\n".join(phrases)).split("\n") if not chance(0.2)]
        if chance(0.5):
            paragraphs += (other.get("articleBody") or "").split("\n")[:3]
        body = "\n\n".join(paragraphs)
        guess[key] = {"articleBody": body.upper() if chance(0.1) else body}
        for name in ("title", "author", "date"):
            value = page.get(name) if chance(0.7) else other.get(name)
            guess[key][name] = damaged_field(name, value) if value else value
    return guess


def damaged_field(name, value):
    if name == "date":
        return value + "T10:00:00Z" if chance(0.3) else value
    if name == "author":
        value = RANDOM.choice([value, "By " + value, value.replace(", ", " and "), value.replace(" ", " and ", 1)])
    return RANDOM.choice([value, value.upper(), unicodedata.normalize("NFD", value), value + " !", f"ﬁ {value}"])


def every_character():
    """A page for each 256 characters: a word with the character inside, against the word without it."""
    truth, guess = {}, {}
    assigned = [c for c in map(chr, range(0x110000)) if unicodedata.category(c) not in ("Cn", "Cs")]
    for at in range(0, len(assigned), 256):
        block = assigned[at:at + 256]
        truth[f"{at:07}"] = {"articleBody": " ".join(f"a{c}b" for c in block), "title": "a " + "".join(block)}
        guess[f"{at:07}"] = {"articleBody": " ".join(f"a{c.lower()}b {c}" for c in block),
                             "title": "A" + unicodedata.normalize("NFC", "".join(block)).casefold()}
    return truth, guess


def extraction(folder):
    data = SHARED / "data" / "extract"
    sets = {name: json.loads(gzip.open(data / f"{name}-truth.json.gz", "rt", encoding="utf-8").read())
            for name in ("articles", "phrases")}
    cases = [(name, truth, damaged_pages(truth)) for name, truth in sets.items()]
    cases.append(("characters", *every_character()))
    for name, truth, guess in cases:
        wanted = write(folder / "truth.json", json.dumps(truth))
        given = write(folder / "guess.json", json.dumps(guess))
        for metric in ("snippets",) if name == "phrases" else ("word", "shingle", "snippets"):
            fields = "" if name == "phrases" else "title,author,date"
            theirs = shared_scorer("extract", "--truth", wanted, "--predictions", given, "--metric", metric,
                                   "--fields", fields, "--rounds", "1")
            ours = own_scorer("extract", wanted, given, "--metric", metric)
            begin = {"word": "word", "shingle": "shingle", "snippets": "phrases"}[metric]
            expected = {f"{begin}_{figure}": theirs[figure][0] for figure in ("f1", "precision", "recall")}
            for field in filter(None, fields.split(",")):
                expected[f"{field}_accuracy"] = theirs[field]["accuracy"]
                expected[f"{field}_precision"] = theirs[field]["precision"]
            yield f"extract {name} {metric}", ours, expected


# Stories --------------------------------------------------------------------------------------------------------------

def stories(folder):
    data = SHARED / "data" / "stories"
    gold = lines(data / "gold.jsonl.gz")
    labels = [row["cluster"] for row in gold]
    guess = []
    for row in gold:
        if not chance(0.05):
            label = row["cluster"] if chance(0.8) else RANDOM.choice(labels)
            guess.append({"id": row["id"], "cluster": label if chance(0.9) else label[:2]})
    given = write_lines(folder / "guess.jsonl", guess)
    theirs = shared_scorer("stories", "--truth", data / "gold.jsonl.gz", "--predictions", given, "--bootstrap", "0")
    yield "stories, whole stream", own_scorer("stories", data / "gold.jsonl.gz", given), theirs["scores"]

    ids = [row["id"] for row in lines(data / "stream.jsonl.gz")]
    story = {row["id"]: row["cluster"] for row in gold}
    cut = len(ids) * 4 // 5
    begun = {story[i] for i in ids[:cut]}
    kept = {i for i in ids[cut:] if story[i] not in begun}
    last_gold = write_lines(folder / "gold-last.jsonl", [row for row in gold if row["id"] in kept])
    last_guess = write_lines(folder / "guess-last.jsonl", [row for row in guess if row["id"] in kept])
    theirs = shared_scorer("stories", "--truth", last_gold, "--predictions", last_guess, "--bootstrap", "0")
    ours = own_scorer("stories", data / "gold.jsonl.gz", given, "--stream", data / "stream.jsonl.gz")
    yield "stories, last fifth", ours, theirs["scores"]


# Statements -----------------------------------------------------------------------------------------------------------

def damaged_pieces(gold):
    speakers = [row["speaker"] for row in gold if row.get("speaker")]
    for row in gold:
        if chance(0.2):
            continue
        start = max(0, row["start"] + RANDOM.choice([0, 0, 0, -2, 1, -30]))
        end = max(start + 1, row["end"] + RANDOM.choice([0, 0, 0, 2, -1, 60, -40]))
        name = row.get("speaker") or ""
        speaker = RANDOM.choice([name, name, name.split(" ")[-1], name.upper(), name + "’s aide", "Sen. " + name,
                                 RANDOM.choice(speakers), "he", "", None])
        kind = RANDOM.choice([row["kind"]] * 5 + ["direct", "indirect", "mixed", None])
        yield {"doc": row["doc"], "start": start, "end": end, "speaker": speaker, "kind": kind}
        if chance(0.15):  # a second guess at the same place, and one where nobody speaks
            yield {"doc": row["doc"], "start": start + (end - start) // 3, "end": end, "speaker": name, "kind": kind}
            far = row["end"] + 5000
            yield {"doc": row["doc"], "start": far, "end": far + 20, "speaker": name, "kind": kind}


def statements(folder):
    for gold in ("dev-gold", "dev-speech-gold"):
        wanted = SHARED / "data" / "quotes" / f"{gold}.jsonl.gz"
        given = write_lines(folder / "guess.jsonl", damaged_pieces(lines(wanted)))
        for only in (None, "direct,mixed", "indirect", "direct,indirect,mixed"):
            kinds = ["--only", only] if only else []
            theirs = shared_scorer("quotes", wanted, given, "--boot", "0", *kinds)["figures"]
            ours = own_scorer("statements", wanted, given, *kinds)
            yield f"statements {gold} {only or 'all'}", ours, {k: v for k, v in theirs.items() if k in ours}


# Origins --------------------------------------------------------------------------------------------------------------

def damaged_story(story, texts):
    def span(article, words):
        at = texts[article].find(words) if words else -1
        start = max(0, (at if at >= 0 else 10) + RANDOM.choice([0, 0, 5, -5, 200]))
        return [start, start + RANDOM.choice([20, len(words) + 1, 300, 301])]

    credits = []
    for credit in story["credits"]:
        if not chance(0.2):
            start, end = span(credit["article"], credit["words"])
            outlet = credit["outlet"] if chance(0.8) else RANDOM.choice(OUTLETS)
            meaning = credit["meaning"] if chance(0.7) else "venue"
            credits += [{"article": credit["article"], "start": start, "end": end, "outlet": outlet,
                         "meaning": meaning}] * RANDOM.choice([1, 1, 2])
    claims = []
    for claim in story["claims"]:
        origins = {key: {"name": value["name"] if chance(0.8) else "somebody",
                         "kind": value["kind"] if chance(0.8) else "unknown"}
                   for key, value in claim["origins"].items() if not chance(0.1)}
        articles = {}
        for article, version in claim["articles"].items():
            if not chance(0.2):
                spans = [span(article, version.get("evidence", "")) for _ in range(RANDOM.choice([1, 2, 3]))]
                stance = version["stance"] if chance(0.7) else RANDOM.choice(["states", "hedges", "disputes"])
                rests = version["origins"] if chance(0.7) else RANDOM.choice([["o1"], ["o2"], [], ["o1", "o2"]])
                articles[article] = {"stance": stance, "spans": spans, "origins": rests}
        claims += [{"origins": origins, "articles": articles}] * RANDOM.choice([0, 1, 1, 1, 5])
    RANDOM.shuffle(claims)
    return {"story": story["story"], "credits": credits, "claims": claims}


def origins(folder):
    data = SHARED / "data" / "origins"
    read, guess = [], []
    for gold in sorted(data.glob("*/gold.json")):
        texts = {a["id"]: a["text"] for a in json.loads((gold.parent / "articles.json").read_text(encoding="utf-8"))}
        story = json.loads(gold.read_text(encoding="utf-8"))
        read.append(story)
        guess.append(damaged_story(story, texts))
    for name, rows in (("damaged", guess), ("against itself", read)):
        given = write_lines(folder / "guess.jsonl", rows)
        theirs = shared_scorer("origins", data, given, "--boot", "0")
        theirs.pop("stories")
        yield f"origins {name}", own_scorer("origins", data, given), theirs


# Recaps ---------------------------------------------------------------------------------------------------------------

def told_sentence(article, text):
    start = RANDOM.randrange(max(1, len(text) - 120))
    end = min(len(text), start + RANDOM.choice([40, 80, 120]))
    words = text[start:end]
    told = RANDOM.choice([words, words, words.replace(" ", "  "), "[Quill] " + words, "… " + words + " ...",
                          words.replace(" not ", " "), words + " 77", words.lower(), words.upper(), "may " + words])
    cited = RANDOM.choice([[start, end]] * 5 + [[start, start], [start, end + 500], [0, len(text) + 9]])
    citations = [] if chance(0.05) else [{"article": article if chance(0.95) else "nowhere", "start": cited[0],
                                          "end": cited[1]}]
    return {"text": told, "citations": citations}


def recaps(folder):
    data = SHARED / "data"
    articles = {a["id"]: a["text"] for a in lines(data / "stories" / "stream.jsonl.gz")}
    guess = []
    for row in lines(data / "recaps" / "stories.jsonl.gz"):
        if not chance(0.05):
            pick = [RANDOM.choice(row["articles"]) for _ in range(RANDOM.choice([1, 3, 9]))]
            guess.append({"story": row["story"], "sentences": [told_sentence(a, articles[a]) for a in pick]})
    given = write_lines(folder / "guess.jsonl", guess)
    arguments = (data / "stories" / "stream.jsonl.gz", data / "recaps" / "summaries.jsonl.gz", given)
    theirs = shared_scorer("recaps", *arguments, "--boot", "0")
    for count in ("stories", "sentences"):
        theirs.pop(count)
    yield "recaps", own_scorer("recaps", *arguments), theirs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tolerance", type=float, default=0.0005)
    tolerance = parser.parse_args().tolerance
    if not (SHARED / "eval").is_dir() or not (SHARED / "data").is_dir():
        print(f"skipped: scorers_agree: no scorers or no data in {SHARED}")
        return
    wrong = compared = 0
    with tempfile.TemporaryDirectory() as folder:
        for part in (extraction, stories, statements, origins, recaps):
            for case, ours, theirs in part(Path(folder)):
                if not theirs:
                    sys.exit(f"{case}: nothing to compare")
                for figure, value in theirs.items():
                    compared += 1
                    if abs(ours.get(figure, -1.0) - value) > tolerance:
                        wrong += 1
                        print(f"{case}: {figure} is {ours.get(figure)} here and {value} there")
    print(f"scorers_agree: {compared} figures compared, {wrong} differ by more than {tolerance}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()

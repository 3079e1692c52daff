#!/usr/bin/env python3
"""Reads the pages of the evaluation with trafilatura for Python and writes its answers and timings for the table.

    python_peer.py DATA OUT.json [ROUNDS] [SAMPLE]

Needs `trafilatura` and `lxml_html_clean` (benches/extract/run makes an environment for them). The call is the one
that its documentation gives for text with metadata: `bare_extraction(html, url=..., with_metadata=True)`. The time is
that of the process (one thread); reading the data is not in it.
"""

import gzip
import json
import logging
import sys
import time

from trafilatura import __version__, bare_extraction

SETS = ("articles", "phrases")
NOTHING = dict(text=None, title=None, author=None, date=None)


def pages(data, name, sample):
    with gzip.open(f"{data}/extract/{name}-pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines if line.strip()]
    step = max(1, -(-len(found) // sample)) if sample else 1
    return found[::step]


def html_of(page):
    """A page's text, or its bytes, each of which stands as the code point of the same number."""
    if page.get("html") is not None:
        return page["html"]
    return page["bytes_latin1"].encode("latin-1", "replace")


def address_of(page):
    url = page.get("url") or ""
    return url if url.startswith("http") else None


def read(html, url):
    found = bare_extraction(html, url=url, with_metadata=True)
    if found is None:
        return dict(NOTHING)
    return dict(text=found.text, title=found.title, author=found.author, date=found.date)


def run(found, rounds):
    # The warm-up gives the answers.
    answers, failed = {}, 0
    for page in found:
        try:
            answers[page["id"]] = read(html_of(page), address_of(page))
        except Exception as error:  # whatever it raises is a page that it could not read
            print(f"{page['id']}: {error}", file=sys.stderr)
            answers[page["id"]] = dict(NOTHING)
            failed += 1
    timed = []
    for _ in range(rounds):
        seconds = []
        for page in found:
            html, url = html_of(page), address_of(page)
            begun = time.process_time()
            try:
                read(html, url)
            except Exception:
                pass
            seconds.append(time.process_time() - begun)
        timed.append(seconds)
    return dict(answers=answers, rounds=timed, failed=failed)


def main():
    data, out = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    sample = int(sys.argv[4]) if len(sys.argv) > 4 else None
    logging.disable(logging.CRITICAL)
    sets = {name: run(pages(data, name, sample), rounds) for name in SETS}
    with open(out, "w", encoding="utf-8") as file:
        json.dump(dict(version=__version__, sets=sets), file)


main()

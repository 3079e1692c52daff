# Each recipe is one line that CI calls too (.ci/run).

# All that must hold before a change goes in: format, lints, docs, tests, licences.
check:
    .ci/run

# The tests alone.
test:
    cargo test --workspace

# Writes the snapshots anew; read the diff before you commit it.
bless:
    HEADWATER_BLESS=1 cargo test --workspace

# Every figure of every stage, held to its floors.
eval data="../shared/data" out="out":
    eval/run --data {{data}} --predictions {{out}}

# Speed and memory of each stage and of the whole line.
bench:
    benches/run

# `extract` beside other readers of pages, on the same pages in one run.
bench-extract data="../shared/data":
    benches/extract/run --data {{data}}

# The fitted weights for reading statements, made again from the shared data (models/statements.md).
train data="../shared/data":
    cargo run --profile quick -p headwater-core --example train_statements -- {{data}}/quotes/train-articles.jsonl.gz {{data}}/quotes/train-speech-gold.jsonl.gz {{data}}/stories/stream.jsonl.gz > target/statements.bin && mv target/statements.bin models/statements.bin

# `group` with 10,000, 100,000 and 1,000,000 articles live, into docs/STORIES.md.
bench-stories:
    benches/stories/run

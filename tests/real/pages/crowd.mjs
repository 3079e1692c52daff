// Picks a crowded story out of a folder that newsmill made: so many reports of one event, by so many outlets. Prints the
// articles, and writes together.toml, which keeps them in one story.
//
//   node crowd.mjs FOLDER REPORTS OUTLETS

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder, reports, outlets] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const lines = (name) => readFileSync(join(folder, name), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const stories = Map.groupBy
  ? Map.groupBy(lines("truth/stories.jsonl"), (row) => row.cluster)
  : lines("truth/stories.jsonl").reduce((all, row) => all.set(row.cluster, [...(all.get(row.cluster) ?? []), row]), new Map());
const articles = new Map(lines("articles.jsonl").map((article) => [article.id, article]));
const [largest] = [...stories.values()].sort((a, b) => b.length - a.length);
if (largest.length < reports) throw new Error(`the largest story has ${largest.length} reports, not ${reports}`);
const picked = largest.slice(0, reports).map((row) => articles.get(row.id));
picked.forEach((article, at) => {
  const first = picked[at % outlets];
  if (first !== article) Object.assign(article, { outlet: first.outlet, url: `${first.url}?part=${at}` });
});
writeFileSync(join(folder, "together.toml"), `[[together]]\narticles = ${JSON.stringify(picked.map((a) => a.id))}\n`);
for (const article of picked) console.log(JSON.stringify(article));

import type { Paper, PaperEntry, PaperPart } from "../certificate/paper.ts";

/** A paper as Markdown (CommonMark). What people wrote stays text: no mark in it becomes a heading, a link or markup. */
export function markdownOf({ title, about, warnings, facts, parts }: Paper): string {
  const blocks = [
    `# ${inert(title)}`,
    inert(about),
    ...warnings.map((warning) => `> ${inert(warning)}`),
    factsOf(facts),
    ...parts.flatMap(partOf),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function partOf({ title, facts, paragraphs, entries }: PaperPart): readonly string[] {
  return [
    `## ${inert(title)}`,
    ...paragraphs.flatMap((text) => text.split(/\n\s*\n/)).map(inert),
    factsOf(facts),
    ...entries.map(entryOf),
  ];
}

function factsOf(facts: Paper["facts"]): string {
  return facts.map(([term, text]) => `- **${inert(term)}:** ${inert(text)}`).join("\n");
}

function entryOf({ when, what, quote, proof }: PaperEntry): string {
  const said = quote === undefined ? [] : [`  > ${inert(quote)}`];
  return [`- **${inert(when)}:** ${inert(what)}`, ...said, ...proof.map((line) => `  ${inert(line)}`)].join("\n");
}

/** One line, with every character that Markdown reads taken as itself. */
function inert(text: string): string {
  return text
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\\`*_{}[\]<>()#+!|~&-]/g, String.raw`\$&`)
    .replaceAll(/^(\d+)([.)])/g, String.raw`$1\$2`);
}

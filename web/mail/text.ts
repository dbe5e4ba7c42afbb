import type { MailEntry, MailParts } from "./parts.ts";

const columns = 72;
const termColumns = 16;

/** The message as plain text, at most 72 columns, addresses on lines of their own. */
export function textOf(parts: MailParts, reference: string, locale: string): string {
  const upper = (line: string) => line.toLocaleUpperCase(locale);
  const blocks = [
    `${wrap(upper(parts.heading)).join("\n")}\n${reference}`,
    `${wrap(parts.intro).join("\n")}\n\n  ${parts.button.href}`,
    wrap(parts.buttonNote).join("\n"),
    parts.facts.map(([term, text]) => factLines(term, text)).join("\n"),
    ...parts.sections.map(({ title, paragraphs, entries = [], after }) =>
      [
        [upper(title), ...paragraphs.flatMap((paragraph) => wrap(paragraph))].join("\n"),
        ...entries.map((entry) => entryLines(entry).join("\n")),
        ...(after === undefined ? [] : [wrap(after).join("\n")]),
      ].join("\n\n"),
    ),
    parts.warning === undefined
      ? ""
      : [upper(parts.warning.lead.replace(/:$/, "")), ...wrap(parts.warning.text)].join("\n"),
    parts.stop === undefined ? "" : `${wrap(`${parts.stop.label}:`).join("\n")}\n  ${parts.stop.href}`,
    `-- \n${parts.footnotes.flatMap((note) => wrap(note)).join("\n")}`,
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function entryLines({ title, text, href }: MailEntry): readonly string[] {
  return [...wrap(title), ...[...wrap(text, columns - 2), href].map((line) => `  ${line}`)];
}

function factLines(term: string, text: string): string {
  if (term.length >= termColumns) return [`${term}:`, ...wrap(text, columns - 2).map((line) => `  ${line}`)].join("\n");
  return wrap(text, columns - termColumns)
    .map((line, index) => (index === 0 ? term.padEnd(termColumns) : " ".repeat(termColumns)) + line)
    .join("\n");
}

/** Lines of whole words; a word longer than a line stands alone. Line ends in the text are kept. */
export function wrap(text: string, width = columns): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const word of paragraph.split(/\s+/).filter((each) => each !== "")) {
      if (line !== "" && line.length + 1 + word.length > width) {
        lines.push(line);
        line = word;
      } else line = line === "" ? word : `${line} ${word}`;
    }
    return [...lines, line];
  });
}

// Proves that no sentence stands in the code that writes to people: letters, links, chat, calendar and their pages take all of them
// from the catalogues. What a person wrote reaches them as a value, never as a literal.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const web = fileURLToPath(new URL("../../web", import.meta.url));
const sent = /^(letters|links|mail|chat|calendar)\/|^pages\/(sign|own-page|training|digest-stop)\b/;
// Styles that mail programs read stand in there; its words are proved by the language made for the test.
const styled = "mail/html.tsx";

/** Literals of a file in which two words follow each other, comments and errors that only programs see left out. */
function sentences(source: string): string[] {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "")
    .replaceAll(/\bclass="[^"]*"/g, "")
    .replaceAll(/new (Problem|TypeError|Error)\([\s\S]*?\);/g, "");
  const literals = [...code.matchAll(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g)].map(([literal]) => literal);
  const texts = [...code.matchAll(/>([^<>{}=;()]*\p{L}{2,} \p{L}{2,}[^<>{}=;()]*)</gu)].map(([, text = ""]) =>
    text.trim(),
  );
  const words = literals.map((literal) => literal.replaceAll(/\$\{[^}]*\}/g, "…"));
  return [...words.filter((text) => /\p{Lu}\p{Ll}+ \p{L}{2,}|\p{L}{3,} \p{L}{2,} \p{L}{2,}/u.test(text)), ...texts];
}

test("a literal with a sentence is found, and a class or an address is none", () => {
  expect(sentences('const a = "Please decide now";')).toHaveLength(1);
  expect(sentences("<p>Read it</p>")).toHaveLength(1);
  expect(sentences("const a = `${who} asks you to decide`;")).toHaveLength(1);
  expect(sentences('<p class="small muted gap">{words.note}</p>; // A comment says it')).toEqual([]);
  expect(sentences('throw new Problem("invalid", "A decision is posted.");')).toEqual([]);
});

test("none stands in what is sent to people", () => {
  const files = readdirSync(web, { recursive: true, encoding: "utf8" }).filter(
    (file) => sent.test(file) && /\.tsx?$/.test(file) && file !== styled,
  );
  expect(files.length).toBeGreaterThan(35);
  const found = files.flatMap((file) =>
    sentences(readFileSync(`${web}/${file}`, "utf8")).map((text) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});

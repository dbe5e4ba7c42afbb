import type { Child } from "hono/jsx";
import { LinkPage } from "../../web/kit/layout.tsx";
import { english } from "../../web/kit/moment.ts";

/** The little of Markdown that our own pages of documentation use: sections, paragraphs, code and links. */

export const Frame = ({ title, children }: { title: string; children: Child }) => (
  <LinkPage reader={english} title={title} isLetter>
    <div class="docs">
      <h1>{title}</h1>
      {children}
    </div>
  </LinkPage>
);

/** A page from a file that opens with `# Title`; each `## ` begins a section that can be linked to. */
export const MarkdownPage = ({ markdown }: { markdown: string }) => {
  const [intro = "", ...sections] = outsideCode(markdown, /^## /m);
  const [, title = ""] = /^# (.*)$/m.exec(intro) ?? [];
  return (
    <Frame title={title}>
      <Prose markdown={intro.replace(/^# .*$/m, "")} />
      {sections.map((section) => {
        const end = section.indexOf("\n");
        const name = section.slice(0, end).trim();
        return (
          <section id={name.toLowerCase().replaceAll(/[^a-z0-9_]+/g, "-")}>
            <h2>{inline(name)}</h2>
            <Prose markdown={section.slice(end)} />
          </section>
        );
      })}
    </Frame>
  );
};

const fence = /^```(\w*)\n([\s\S]*?)^```$/gm;

/** Parts of a text that begin where `mark` matches, which counts for nothing within a block of code. */
function outsideCode(text: string, mark: RegExp): readonly string[] {
  const blocks: string[] = [];
  const without = text.replaceAll(fence, (block) => `\0${blocks.push(block) - 1}\0`);
  return without
    .split(mark)
    .map((part) => part.replaceAll(/\0(\d+)\0/g, (_, place: string) => blocks[Number(place)] ?? ""));
}

const shownAs: Readonly<Record<string, string>> = { json: "Answers", text: "Prints" };

/** Paragraphs and blocks of code. */
export const Prose = ({ markdown }: { markdown: string }) => {
  const parts: Child[] = [];
  let from = 0;
  for (const block of markdown.matchAll(fence)) {
    const [whole, language = "", code = ""] = block;
    parts.push(...paragraphsOf(markdown.slice(from, block.index)));
    if (language in shownAs) parts.push(<p class="caption">{shownAs[language]}</p>);
    parts.push(<pre tabindex={0}>{code.trimEnd()}</pre>);
    from = block.index + whole.length;
  }
  return <>{[...parts, ...paragraphsOf(markdown.slice(from))]}</>;
};

function paragraphsOf(text: string): Child[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => <p>{inline(paragraph)}</p>);
}

/** What stands between backticks is code; a link to another file of the repository, which is not served, is its words. */
function inline(text: string): Child[] {
  return text
    .replaceAll(/\[([^\]]+)\]\([^)]*\.md\)/g, "$1")
    .split("`")
    .map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>));
}

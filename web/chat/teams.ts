import { cardBytesMax, cardMessage } from "../../lib/chat/teams.ts";
import type { Card } from "../../lib/chat/teams.ts";
import { linesOf } from "../mail/parts.ts";
import type { MailParts } from "../mail/parts.ts";
import { clipped } from "./clipped.ts";

/** Characters of a text at most; the next one is tried when the card is larger than Teams takes. */
const lengths = [2_000, 600, 200, 60];
const factsMax = 30;

/**
 * A message for Teams. Texts are runs of rich text, which Teams shows as they are: Markdown in them means nothing. The one link is
 * the button's. A card that is too large keeps all its parts, shorter; the page has the whole.
 */
export function teamsCard(parts: MailParts): Card {
  const cards = lengths.map((length) => cardOf(parts, length));
  const whole = cards.find((card) => Buffer.byteLength(JSON.stringify(cardMessage(card))) <= cardBytesMax);
  return whole ?? cardOf({ ...parts, facts: [], sections: [] }, lengths.at(-1) ?? 60);
}

function cardOf(parts: MailParts, length: number): Card {
  const { button, facts, footnotes, sections, warning } = parts;
  const block = (text: string, look: object = {}, place: object = {}) =>
    textBlock([run(clipped(text, length), look)], place);
  const action = { type: "Action.OpenUrl", title: clipped(button.label, 80), url: new URL(button.href).href };
  return {
    $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
    type: "AdaptiveCard",
    version: "1.4",
    msteams: { width: "Full" },
    fallbackText: inert(clipped(parts.subject, 200)),
    body: [
      block(parts.heading, { size: "Large", weight: "Bolder" }),
      block(parts.intro),
      { type: "ActionSet", actions: [action] },
      block(parts.buttonNote, { isSubtle: true, size: "Small" }),
      ...facts
        .slice(0, factsMax)
        .map(([term, value]) =>
          textBlock([run(`${term}: `, { weight: "Bolder" }), run(clipped(value, length), {})], {}),
        ),
      ...sections.flatMap((section) => {
        const [title = "", ...lines] = linesOf(section);
        return [
          block(title, { weight: "Bolder" }, { spacing: "Large" }),
          ...lines.flatMap((paragraph) => paragraph.split(/\r\n|\r|\n/).map((line) => block(line))),
        ];
      }),
      ...(warning === undefined
        ? []
        : [{ type: "Container", style: "warning", items: [block(`${warning.lead} ${warning.text}`)] }]),
      ...footnotes.map((note) => block(note, { isSubtle: true, size: "Small" })),
    ],
  };
}

function textBlock(inlines: readonly object[], place: object): object {
  return { type: "RichTextBlock", ...place, inlines };
}

function run(text: string, look: object): object {
  return { type: "TextRun", text: inert(text), ...look };
}

/** Dates are the one thing that cards compute in any text: `{{DATE(…)}}`. An invisible space keeps the braces apart. */
function inert(text: string): string {
  return text.replaceAll("{{", "{\u200b{");
}

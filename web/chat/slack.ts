import type { SlackMessage } from "../../lib/chat/slack.ts";
import { linesOf } from "../mail/parts.ts";
import type { MailParts } from "../mail/parts.ts";
import { clipped } from "./clipped.ts";

/** What Slack takes at most: characters of a text by where it stands, and parts of a message. */
const max = { header: 150, text: 3_000, field: 2_000, fieldsOfBlock: 10, fields: 30, elements: 10, blocks: 50 };

/**
 * A message for Slack. Every text is of the kind that Slack shows as it is: no mention, link or formatting in it means anything.
 * The one link is ours. It is no button: one asks for an address that takes clicks, which a webhook does not have.
 */
export function slackMessage(parts: MailParts): SlackMessage {
  const { button, facts, footnotes, sections, warning } = parts;
  const rows = facts.slice(0, max.fields).map(([term, value]) => plain(`${term}\n${value}`, max.field));
  const blocks = [
    { type: "header", text: plain(parts.heading, max.header) },
    section(parts.intro),
    {
      type: "section",
      text: { type: "mrkdwn", verbatim: true, text: `*<${address(button.href)}|${escaped(button.label)}>*` },
    },
    { type: "context", elements: [plain(parts.buttonNote, max.text)] },
    ...inGroups(rows, max.fieldsOfBlock).map((fields) => ({ type: "section", fields })),
    ...sections.map((each) => section(linesOf(each).join("\n"))),
    ...(warning === undefined ? [] : [section(`${warning.lead} ${warning.text}`)]),
  ];
  const end = { type: "context", elements: footnotes.slice(-max.elements).map((note) => plain(note, max.text)) };
  return {
    text: escaped(clipped(`${parts.subject}. ${parts.preview}`, max.text)),
    blocks: [...blocks.slice(0, max.blocks - 1), ...(footnotes.length === 0 ? [] : [end])],
  };
}

function section(text: string) {
  return { type: "section", text: plain(text, max.text) };
}

function plain(text: string, length: number) {
  return { type: "plain_text", text: clipped(text, length), emoji: false };
}

/** The three characters by which Slack's own syntax begins and ends. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function address(href: string): string {
  return new URL(href).href.replaceAll(/[|<>]/g, encodeURIComponent);
}

function inGroups<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return items.length === 0 ? [] : [items.slice(0, size), ...inGroups(items.slice(size), size)];
}

import { deadlineInZone } from "../kit/format.ts";
import { inertText } from "../../lib/inert-text.ts";
import { wordsOf } from "../language/choose.ts";
import type { Moment, Reader } from "../kit/moment.ts";

/** What a message says, before it is laid out as text or HTML. */
export interface MailParts {
  subject: string;
  /** What mail programs show beside the subject. */
  preview: string;
  heading: string;
  intro: string;
  /** The one to see at a glance, such as a deadline, is `bold`. */
  facts: readonly (readonly [term: string, text: string, weight?: "bold"])[];
  sections: readonly MailSection[];
  button: { label: string; href: string };
  /** What the button does not do. */
  buttonNote: string;
  /** A consequence with its date, set apart. */
  warning?: { lead: string; text: string } | undefined;
  /** How its reader stops messages of this kind. */
  stop?: { label: string; href: string } | undefined;
  /** The last lines: whose link it is, why they get it. */
  footnotes: readonly string[];
}

export interface MailSection {
  title: string;
  paragraphs: readonly string[];
  /** What is listed below the paragraphs, each with the page that it leads to. */
  entries?: readonly MailEntry[] | undefined;
  /** Said below them. */
  after?: string | undefined;
}

export interface MailEntry {
  title: string;
  href: string;
  text: string;
  /** Says nothing that the text does not say: many mail programs show no pictures. */
  picture?: { cid: string; alt: string; width: number; height: number } | undefined;
}

/** A section as lines, where nothing but text can stand. */
export function linesOf({ title, paragraphs, entries = [], after }: MailSection): readonly string[] {
  const listed = entries.map((entry) => `${entry.title}: ${entry.text}`);
  return [title, ...paragraphs, ...listed, ...(after === undefined ? [] : [after])];
}

/** The same with no character in it that steers how others are read: whoever wrote a part, it is only a part. */
export function inertParts(parts: MailParts): MailParts {
  const { facts, sections, button, warning, footnotes, stop } = parts;
  return {
    subject: inertText(parts.subject),
    preview: inertText(parts.preview),
    heading: inertText(parts.heading),
    intro: inertText(parts.intro),
    facts: facts.map(([term, text, ...weight]) => [inertText(term), inertText(text), ...weight]),
    sections: sections.map(({ title, paragraphs, entries, after }) => ({
      title: inertText(title),
      paragraphs: paragraphs.map(inertText),
      entries: entries?.map(inertEntry),
      after: after && inertText(after),
    })),
    button: { label: inertText(button.label), href: button.href },
    buttonNote: inertText(parts.buttonNote),
    warning: warning && { lead: inertText(warning.lead), text: inertText(warning.text) },
    stop: stop && { label: inertText(stop.label), href: stop.href },
    footnotes: footnotes.map(inertText),
  };
}

function inertEntry({ title, text, picture, ...entry }: MailEntry): MailEntry {
  return {
    ...entry,
    title: inertText(title),
    text: inertText(text),
    picture: picture && { ...picture, alt: inertText(picture.alt) },
  };
}

/** One header line: no line ends or other control characters, at most 150 characters. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is taken out
  const line = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
  return line.length <= 150 ? line : `${line.slice(0, 149).trimEnd()}…`;
}

/** Whose the link is, and until when it works. */
export function yours(mail: Moment & { linkUntil?: number | undefined }): string {
  const { frame } = wordsOf(mail).mail;
  return mail.linkUntil === undefined ? frame.yours : frame.yoursUntil(deadlineInZone(mail, mail.linkUntil));
}

/** The same where a message may bring a link of the reader's own, and nothing where it does not. */
export function yoursIfEnding(mail: Moment & { linkUntil?: number | undefined }): readonly string[] {
  return mail.linkUntil === undefined ? [] : [yours(mail)];
}

/** Why somebody gets a message, a sentence, and who sent it. */
export function reasonAndSender(because: string, mail: Reader & { organisation?: string | undefined }): string {
  return `${because} ${wordsOf(mail).mail.frame.sender(mail.organisation)}`;
}

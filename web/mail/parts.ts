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
  sections: readonly { title: string; paragraphs: readonly string[] }[];
  button: { label: string; href: string };
  /** What the button does not do. */
  buttonNote: string;
  /** A consequence with its date, set apart. */
  warning?: { lead: string; text: string } | undefined;
  /** The last lines: whose link it is, why they get it. */
  footnotes: readonly string[];
}

/** The same with no character in it that steers how others are read: whoever wrote a part, it is only a part. */
export function inertParts(parts: MailParts): MailParts {
  const { facts, sections, button, warning, footnotes } = parts;
  return {
    subject: inertText(parts.subject),
    preview: inertText(parts.preview),
    heading: inertText(parts.heading),
    intro: inertText(parts.intro),
    facts: facts.map(([term, text, ...weight]) => [inertText(term), inertText(text), ...weight]),
    sections: sections.map(({ title, paragraphs }) => ({
      title: inertText(title),
      paragraphs: paragraphs.map(inertText),
    })),
    button: { label: inertText(button.label), href: button.href },
    buttonNote: inertText(parts.buttonNote),
    warning: warning && { lead: inertText(warning.lead), text: inertText(warning.text) },
    footnotes: footnotes.map(inertText),
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

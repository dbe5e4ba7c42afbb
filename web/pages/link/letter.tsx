import type { Child } from "hono/jsx";
import { deadlineInZone } from "../../kit/format.ts";
import { LinkPage } from "../../kit/layout.tsx";
import type { Moment, Reader } from "../../kit/moment.ts";
import { UnsentWords } from "../../kit/unsent.tsx";
import type { Unsent } from "../../kit/unsent.tsx";
import { wordsOf } from "../../language/choose.ts";

/** Whom a page behind a link is for, which change it is about, and how long the link works; it may have no end. */
export interface LetterHead {
  key: string;
  forWhom: string;
  linkUntil?: number | undefined;
}

/** A page that somebody is sent to about a change: its key and what kind of page it is, the title, and at the foot the end of the link. */
export const LinkLetter = ({
  reader,
  letter,
  eyebrow,
  title,
  children,
}: {
  reader: Moment;
  letter: LetterHead;
  eyebrow: string;
  title: string;
  children: Child;
}) => {
  const until = letter.linkUntil === undefined ? null : deadlineInZone(reader, letter.linkUntil);
  return (
    <LinkPage reader={reader} title={title} forWhom={letter.forWhom} footer={wordsOf(reader).linkEnd.footer(until)}>
      <p class="eyebrow">
        <span>{letter.key}</span>
        <span class="sep">/</span>
        <span>{eyebrow}</span>
      </p>
      <h1>{title}</h1>
      {children}
    </LinkPage>
  );
};

/** The page of an address that leads to nothing. */
export const NoLetter = ({
  reader,
  words,
  unsent,
}: { reader: Reader; words: { readonly title: string; readonly text: string } } & Unsent) => (
  <LinkPage reader={reader} title={words.title}>
    <h1>{words.title}</h1>
    <p class="gap">{words.text}</p>
    <UnsentWords unsent={unsent} reader={reader} />
  </LinkPage>
);

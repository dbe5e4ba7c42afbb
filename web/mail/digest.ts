import { meets } from "../../domain/adoption/rule.ts";
import { smallestGroup } from "../../domain/adoption/privacy.ts";
import type { Part, Stuck, Undecided, Used } from "../../app/digest/digest.ts";
import type { PersonName } from "../../app/change/person-name.ts";
import { bulletPicture, bulletSize } from "../charts/bullet-picture.ts";
import type { PictureReading } from "../charts/bullet-picture.ts";
import { date, daysBetween, pointsBetween, shareText, weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { DigestMail, MailPicture } from "./model.ts";
import type { MailEntry, MailParts, MailSection } from "./parts.ts";
import { reasonAndSender } from "./parts.ts";

const namedMax = 3;

/** What a week brought, as a message: what needs a decision first, charts last. */
export function digestParts(mail: DigestMail): MailParts {
  const { mail: words } = wordsOf(mail).digest;
  const { decide, stuck, moved, used, seesAll, from, until } = mail.digest;
  const counts = [
    ...(decide.told.length === 0 ? [] : [words.counts.decide(countOf(decide))]),
    ...(stuck.told.length === 0 ? [] : [words.counts.stuck(countOf(stuck))]),
    ...(moved.told.length === 0 ? [] : [words.counts.moved(countOf(moved))]),
  ].join(", ");
  const intro = seesAll ? words.introAll : words.introOwn;
  return {
    subject: words.subject(counts),
    preview: `${counts}.`,
    heading: words.title(date(mail, from), date(mail, until - 1)),
    intro: `${intro} ${words.inShort(counts)}`,
    facts: [],
    sections: [
      sectionOf(mail, words.sections.decide, decide, (each) => ({ text: decisionText(mail, each) })),
      sectionOf(mail, words.sections.stuck, stuck, (each) => ({ text: stuckText(mail, each) })),
      sectionOf(mail, words.sections.moved, moved, ({ moves }) => ({ text: words.moves(moves.map(words.move)) })),
      sectionOf(mail, words.sections.used, used, (each, place) => usedEntry(mail, each, place)),
    ].flat(),
    button: { label: words.button, href: mail.link },
    buttonNote: words.buttonNote,
    stop: { label: words.stop, href: mail.stop },
    footnotes: [reasonAndSender(seesAll ? words.becauseAll : words.becauseOwn, mail)],
  };
}

/** The charts that its HTML shows. */
export function digestPictures({ digest }: DigestMail): readonly MailPicture[] {
  return digest.used.told.map((each, place) => ({
    cid: cidOf(place),
    png: bulletPicture(readingOf(each), each.target.threshold),
  }));
}

function cidOf(place: number): string {
  return `chart-${place + 1}`;
}

function countOf({ told, more }: Part<unknown>): number {
  return told.length + more;
}

type Said = Pick<MailEntry, "text" | "picture">;

function sectionOf<T extends { key: string; title: string }>(
  mail: DigestMail,
  title: string,
  { told, more }: Part<T>,
  say: (each: T, place: number) => Said,
): readonly MailSection[] {
  if (told.length === 0) return [];
  const { mail: words } = wordsOf(mail).digest;
  const entries = told.map((each, place) => ({
    title: words.about(each.title, each.key),
    href: `${mail.link.replace(/\/$/, "")}/changes/${each.key}`,
    ...say(each, place),
  }));
  return [{ title, paragraphs: [], entries, after: more === 0 ? undefined : words.more(more) }];
}

function decisionText(mail: DigestMail, { decision, whose, dueAt }: Undecided): string {
  const { mail: words } = wordsOf(mail).digest;
  const what = words.decision[decision ?? "other"];
  const due = dueText(mail, dueAt);
  return whose === null ? words.yours(what, due) : words.theirs(what, whose.name ?? words.erased, due);
}

function stuckText(mail: DigestMail, { on, since, dueAt }: Stuck): string {
  const { mail: words } = wordsOf(mail).digest;
  const days = daysBetween(since, mail.digest.now);
  const who = on.length === 0 ? words.builders : peopleText(mail, on);
  return days < 1 ? words.waitsToday(who, dueText(mail, dueAt)) : words.waits(days, who, dueText(mail, dueAt));
}

function dueText(mail: DigestMail, dueAt: number | null): string | null {
  return dueAt === null ? null : wordsOf(mail).digest.mail.due(weekdayDate(mail, dueAt), dueAt < mail.digest.now);
}

function peopleText(mail: DigestMail, people: readonly PersonName[]): string {
  const { mail: words } = wordsOf(mail).digest;
  const names = people.slice(0, namedMax).map(({ name }) => name ?? words.erased);
  return words.people(names, people.length - names.length);
}

function usedEntry(mail: DigestMail, used: Used, place: number): Said {
  const { mail: words } = wordsOf(mail).digest;
  const said = usedText(mail, used);
  const title = words.about(used.title, used.key);
  return { text: `${said}.`, picture: { cid: cidOf(place), alt: words.use.alt(title, said), ...bulletSize } };
}

function usedText(mail: DigestMail, { target, eligible }: Used): string {
  const { use } = wordsOf(mail).digest.mail;
  const { rate, counted, judged, threshold, aim, verdict, watermark, change } = target;
  const signed = shareText(mail, threshold);
  const isAtMost = aim === "at_most";
  if (verdict === "unknown") return use.unknown(signed, isAtMost, watermark === null ? null : date(mail, watermark));
  if (rate === null || judged === 0)
    return eligible !== null && eligible < smallestGroup
      ? use.few(signed, isAtMost)
      : use.early(eligible, signed, isAtMost);
  const points = meets(rate, target) ? 0 : Math.max(Math.abs(pointsBetween(rate, threshold)), 1);
  const said = use.rate({ share: shareText(mail, rate), counted, judged, aim: signed, isAtMost, points });
  return change === null ? said : said + use.moved(pointsBetween(rate - change, rate));
}

function readingOf({ target }: Used): PictureReading {
  const { rate, judged, verdict, change, reachedAt } = target;
  if (verdict === "unknown") return { kind: "unknown" };
  if (rate === null || judged === 0) return { kind: "early" };
  const isLost = reachedAt !== null || verdict === "missed";
  const tone = meets(rate, target) ? "adopted" : isLost ? "lapsed" : "open";
  return { kind: "rate", tone, share: rate, previous: change === null ? null : rate - change };
}

import { numbersOf } from "../../app/adoption/stuck-groups.ts";
import type { GroupNumbers } from "../../app/adoption/stuck-groups.ts";
import { championsOfGroup } from "../../app/feedback/champions.ts";
import { mailedLinkMs } from "../../app/signoff/mailed-links.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { boundOf, boundedShare } from "../../domain/adoption/privacy.ts";
import { shareText } from "../kit/format.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { ChangeMail, MailFrame } from "../mail/render.tsx";

/** The rate of a group as it may be told: "38%, 8 of 21"; a share of nearly nobody or everybody is told as a bound. */
export function rateWords(reader: Reader, { judged, counted }: GroupNumbers): string {
  const words = wordsOf(reader).suggestion.numbers;
  if (counted === null) return words.withheld;
  const share = counted / judged;
  const shown = shareText(reader, boundedShare(share) ?? share);
  const bound = boundOf(share);
  if (bound !== null) return bound === "at_most" ? words.atMost(shown) : words.atLeast(shown);
  return words.rate(shown, counted, judged);
}

/** Where a group stands still: "9 of 21 tried it and have stopped." */
export function standsWords(reader: Reader, { step, judged, people }: GroupNumbers): string {
  const { numbers, steps } = wordsOf(reader).suggestion;
  const isTold = people !== null && boundOf(people / judged) === null;
  return steps[step].where(isTold ? numbers.many(people, judged) : null);
}

/**
 * One suggested action for the manager of a group that stands still, with the group's numbers. `null`: the group stands elsewhere by
 * now, or another suggestion took its place; a fresh link that was asked for is sent all the same while it leads to something.
 */
export async function suggestionModel(
  app: Pick<App, "db" | "url" | "secret">,
  view: ChangeView,
  frame: MailFrame,
  { suggestion: id, generation }: { readonly suggestion: string; readonly generation: number },
): Promise<ChangeMail | null> {
  const made = view.suggestions.find((each) => each.suggestion === id);
  if (made === undefined) return null;
  const numbers = await numbersOf(app, view.key, made);
  if (numbers === null && generation === 1) return null;
  const { population } = view.content;
  const champions = await championsOfGroup(app, { change: view.key, population, at: view.present }, made.group);
  const words = wordsOf(frame).suggestion;
  const target = view.targets.find((each) => each.id === made.target);
  const { facts, mail, steps } = words;
  const threshold = target?.threshold ?? null;
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "suggestion", change: view.key, subject: id, generation }),
    linkUntil: frame.now + mailedLinkMs.suggestion,
    subject: mail.subject(made.group, frame.title),
    intro: mail.intro(frame.title, made.group),
    facts: [
      ...(target === undefined ? [] : [[facts.behaviour, target.name] as const]),
      ...(numbers === null ? [] : [[facts.rate, rateWords(frame, numbers), "bold"] as const]),
      ...(threshold === null ? [] : [[facts.target, shareText(frame, threshold)] as const]),
      ...(numbers === null ? [] : [[facts.where, standsWords(frame, numbers)] as const]),
      ...(champions.length === 0 ? [] : [[facts.champions, champions.join(", ")] as const]),
    ],
    quoted: mail.action,
    details: [steps[made.step].action(view.content.trainings.map(({ name }) => name))],
    next: mail.next,
    button: mail.button,
    buttonNote: mail.buttonNote,
    reason: generation === 1 ? mail.because : mail.freshBecause,
  };
}

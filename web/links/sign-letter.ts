import type { ChangeView } from "../../app/change/view.ts";
import type { SeenBefore } from "../../app/signoff/seen-before.ts";
import { weekdayDate } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import { quorumRule } from "../kit/quorum.ts";
import { called, deciderName, nameOf, requestStanding, weightWords } from "../letters/part.ts";
import { differencesOf, summaryPart, wholeOf, wordDiff } from "../letters/differences.ts";
import { choiceThatStands, saidWords, silenceSentence, targetSentence } from "../letters/wording.ts";
import type { Decider, Letter, Remark } from "../pages/sign.tsx";

export type GateView = ChangeView["gates"][number];
export type RequestView = GateView["requests"][number];

/** A sign-off request with its gate; `null` when another revision has other ones. */
export function partOf(view: ChangeView, subject: string): { gate: GateView; own: RequestView } | null {
  for (const gate of view.gates) {
    const own = gate.requests.find((request) => request.id === subject);
    if (own !== undefined) return { gate, own };
  }
  return null;
}

/** What is asked of one person, in their words and dates. */
export function letterOf(
  view: ChangeView,
  { gate, own }: { gate: GateView; own: RequestView },
  moment: Moment,
  before: SeenBefore | null,
): Letter {
  const named = own.onBehalfOf[0] ?? own.person;
  const stakeholders = view.content.gates.find((each) => each.id === gate.id)?.stakeholders ?? [];
  const asks = stakeholders.find((each) => each.person === named.id)?.asks ?? [];
  const me = nameOf(own.person);
  const owner = view.owner?.name ?? "the owner";
  const sponsor = view.sponsor?.name ?? undefined;
  return {
    key: view.key,
    revision: view.revision.number,
    gate: gate.name,
    title: view.title,
    forWhom: own.role === "" || own.onBehalfOf.length > 0 ? me : `${me}, ${own.role}`,
    askedBy: owner,
    onBehalfOf: sponsor === owner ? undefined : sponsor,
    askedAt: gate.openedAt ?? view.stageSince,
    dueAt: own.dueAt ?? undefined,
    ...textOf(view, own, before),
    agreed: agreedSentence(view, moment),
    why: view.content.brief.why,
    asks: [...view.content.asks, ...asks],
    targets: view.content.targets.map(targetSentence),
    silence: silenceSentence(view, { ...gate, dueAt: own.dueAt }, moment, { isAsked: true, isRequired: own.required }),
    rule: quorumRule(moment, gate.quorum, gate.requests.length),
    others: gate.requests.map((request) => deciderOf(request, gate, own)),
    decidesFor: decidesFor(own),
    conversation: conversationOf(gate, own),
    news: newsOf(own),
    whole: wholeOf(view.content, (id) => nameOf(view.person(id))),
    isUnfunded: (view.content.budget.adoption.planned ?? 0) === 0,
    hash: view.revision.hash,
  };
}

/** The text, marked up against the one this person saw before. */
function textOf(
  { content }: ChangeView,
  { stale }: RequestView,
  before: SeenBefore | null,
): Pick<Letter, "what" | "whatNote" | "changes"> {
  if (before === null) return { what: content.summary, changes: [] };
  const differences = differencesOf(before.content, content, before.nameOf);
  const said = stale === null ? "" : ` You ${saidWords[stale]} that text; it does not count for this one.`;
  return {
    what: wordDiff(before.content.summary, content.summary),
    whatNote: `Marked is what changed since revision ${before.number}, which you saw.${said}`,
    changes: differences
      .filter(({ part }) => part !== summaryPart)
      .map(({ part, before: old, after }) => ({ part, diff: wordDiff(old, after) })),
  };
}

function agreedSentence({ content: { agreed } }: ChangeView, moment: Moment): string | undefined {
  if (agreed === null) return undefined;
  const when = agreed.when === null ? "" : ` By ${weekdayDate(moment, Date.parse(agreed.when))}.`;
  return `Agreed at intake: ${agreed.what}${when}${agreed.tradeOff === "" ? "" : ` The trade-off: ${agreed.tradeOff}`}`;
}

function deciderOf(request: RequestView, gate: GateView, own: RequestView): Decider {
  const choice = choiceThatStands(request);
  const first = request.onBehalfOf[0];
  const you = first === undefined ? "You" : `You for ${called(request.role, first)}`;
  const weight = weightWords(request, gate.requests);
  return {
    who: request.id === own.id ? you : deciderName(request),
    standing: requestStanding(request),
    at: choice === null ? undefined : (request.decidedAt ?? undefined),
    reason: choice === null ? undefined : (request.reason ?? undefined),
    weight: weight === "" ? undefined : weight,
  };
}

function decidesFor({ onBehalfOf, role, thread }: RequestView): Letter["decidesFor"] {
  const first = onBehalfOf[0];
  const last = onBehalfOf.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const note = thread.findLast((each) => each.said === "passed_on")?.text ?? undefined;
  return { who: called(role, first), passedOnBy: nameOf(last), note };
}

const exchanges: Readonly<Partial<Record<RequestView["thread"][number]["said"], string>>> = {
  ask: "asked",
  counter: "proposed something else",
  answered: "answered",
};

/** Everybody at a gate reads what was asked and answered there, so that nobody has to ask twice. */
function conversationOf(gate: GateView, own: RequestView): Remark[] {
  const remarks = gate.requests.flatMap((request) =>
    request.thread.flatMap((each): Remark[] => {
      const did = exchanges[each.said];
      if (did === undefined) return [];
      const isOwn = each.by !== null && each.by.id === own.person.id;
      const who = isOwn ? "You" : each.by === null ? "The owner" : nameOf(each.by);
      return [{ who, did, at: each.at, text: each.text ?? undefined, isAnswer: each.said === "answered" }];
    }),
  );
  return remarks.toSorted((a, b) => a.at - b.at);
}

/** Why somebody who has spoken before is asked again. */
function newsOf({ standing, choice, thread }: RequestView): Letter["news"] {
  const last = thread.at(-1);
  if (standing !== "open" || choice === null || last === undefined) return undefined;
  if (last.said === "answered") {
    const what = choice === "counter" ? "proposal" : "question";
    return {
      title: `Your ${what} was answered.`,
      text: "Please decide now, or ask once more. Your time runs again.",
      link: "conversation",
    };
  }
  if (last.said !== "closed") return undefined;
  return {
    title: "You closed your concern.",
    text: "Please say now what you decide: a settled concern is no yes yet.",
  };
}

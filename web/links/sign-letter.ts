import type { ChangeView } from "../../app/change/view.ts";
import type { SeenBefore } from "../../app/signoff/seen-before.ts";
import { weekdayDate } from "../kit/format.ts";
import type { Moment, Reader } from "../kit/moment.ts";
import { quorumRule } from "../kit/quorum.ts";
import { wordsOf } from "../language/choose.ts";
import type { Words } from "../language/words.ts";
import { called, deciderName, nameOf, requestStanding, weightWords } from "../letters/part.ts";
import { differencesOf, summaryPart, wholeOf, wordDiff } from "../letters/differences.ts";
import { choiceThatStands, metricSentence, silenceSentence, targetSentence } from "../letters/wording.ts";
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
  const words = wordsOf(moment).sign.letter;
  const me = nameOf(moment, own.person);
  const owner = view.owner?.name ?? words.theOwner;
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
    ...textOf(moment, view, own, before),
    agreed: agreedSentence(view, moment),
    why: view.content.brief.why,
    asks: [...view.content.asks, ...asks],
    targets: [
      ...view.content.targets.map((target) => targetSentence(moment, target)),
      ...(view.content.metric == null ? [] : [metricSentence(moment, view.content.metric)]),
    ],
    silence: silenceSentence(view, gate, own, { moment, isAsked: true }),
    rule: quorumRule(moment, gate.quorum, gate.requests.length),
    others: gate.requests.map((request) => deciderOf(moment, request, gate, own)),
    decidesFor: decidesFor(moment, own),
    conversation: conversationOf(moment, gate, own),
    news: newsOf(words.news, own),
    whole: wholeOf(moment, view.content, (id) => view.person(id).name),
    isUnfunded: (view.content.budget.adoption.planned ?? 0) === 0,
    hash: view.revision.hash,
    linkUntil: own.linkUntil ?? undefined,
  };
}

/** The text, marked up against the one this person saw before. */
function textOf(
  reader: Reader,
  { content }: ChangeView,
  { stale }: RequestView,
  before: SeenBefore | null,
): Pick<Letter, "what" | "whatNote" | "changes"> {
  if (before === null) return { what: content.summary, changes: [] };
  const differences = differencesOf(reader, before.content, content, before.nameOf);
  return {
    what: wordDiff(before.content.summary, content.summary),
    whatNote: wordsOf(reader).sign.letter.marked(before.number, stale),
    changes: differences
      .filter(({ part }) => part !== summaryPart(reader))
      .map(({ part, before: old, after }) => ({ part, diff: wordDiff(old, after) })),
  };
}

function agreedSentence({ content: { agreed } }: ChangeView, moment: Moment): string | undefined {
  if (agreed === null) return undefined;
  const when = agreed.when === null ? null : weekdayDate(moment, Date.parse(agreed.when));
  return wordsOf(moment).sign.letter.agreed(agreed.what, when, agreed.tradeOff === "" ? null : agreed.tradeOff);
}

function deciderOf(reader: Reader, request: RequestView, gate: GateView, own: RequestView): Decider {
  const choice = choiceThatStands(request);
  const first = request.onBehalfOf[0];
  const words = wordsOf(reader).sign.letter;
  const you = first === undefined ? words.you : words.youFor(called(reader, request.role, first));
  const weight = weightWords(reader, request, gate.requests);
  return {
    who: request.id === own.id ? you : deciderName(reader, request),
    standing: requestStanding(request),
    at: choice === null ? undefined : (request.decidedAt ?? undefined),
    reason: choice === null ? undefined : (request.reason ?? undefined),
    weight: weight === "" ? undefined : weight,
  };
}

function decidesFor(reader: Reader, { onBehalfOf, role, thread }: RequestView): Letter["decidesFor"] {
  const first = onBehalfOf[0];
  const last = onBehalfOf.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const passedOn = thread.findLast((each) => each.said === "passed_on");
  const isAway = passedOn?.isAway === true;
  return {
    who: called(reader, role, first),
    passedOnBy: nameOf(reader, last),
    note: passedOn?.text ?? undefined,
    isAway,
  };
}

type Exchange = keyof Words["sign"]["letter"]["did"];

const isExchange = (said: string): said is Exchange => said === "ask" || said === "counter" || said === "answered";

/** Everybody at a gate reads what was asked and answered there, so that nobody has to ask twice. */
function conversationOf(reader: Reader, gate: GateView, own: RequestView): Remark[] {
  const words = wordsOf(reader).sign.letter;
  const remarks = gate.requests.flatMap((request) =>
    request.thread.flatMap((each): Remark[] => {
      if (!isExchange(each.said)) return [];
      const isOwn = each.by !== null && each.by.id === own.person.id;
      const who = isOwn ? words.you : each.by === null ? words.theOwner : nameOf(reader, each.by);
      return [
        {
          who,
          did: words.did[each.said](isOwn),
          at: each.at,
          text: each.text ?? undefined,
          isAnswer: each.said === "answered",
        },
      ];
    }),
  );
  return remarks.toSorted((a, b) => a.at - b.at);
}

/** Why somebody who has spoken before is asked again. */
function newsOf(words: Words["sign"]["letter"]["news"], { standing, choice, thread }: RequestView): Letter["news"] {
  const last = thread.at(-1);
  if (standing !== "open" || choice === null || last === undefined) return undefined;
  if (last.said === "answered") {
    return {
      title: choice === "counter" ? words.proposalAnswered : words.questionAnswered,
      text: words.decideNow,
      link: "conversation",
    };
  }
  if (last.said !== "closed") return undefined;
  return { title: words.concernClosed, text: words.sayNow };
}

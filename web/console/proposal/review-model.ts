import { hasScope } from "../../../app/actor.ts";
import type { Caller } from "../../../app/actor.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import type { App } from "../../../app/context.ts";
import { readerOf } from "../../../app/people/reader.ts";
import type { Missing } from "../../../domain/change/missing.ts";
import { tierSentence } from "../../../domain/change/tier.ts";
import type { Fact } from "../../kit/facts.tsx";
import { fieldId } from "../../kit/field.ts";
import { capital, money, plural, weekdayDate } from "../../kit/format.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import { english } from "../../kit/moment.ts";
import { quorumRule } from "../../kit/quorum.ts";
import { languageOf, localeFor } from "../../language/choose.ts";
import { called, weightWords } from "../../letters/part.ts";
import { metricSentence, targetSentence } from "../../letters/wording.ts";
import { contentOf } from "../../pages/new-change.tsx";
import type { ChangeForm } from "../../pages/new-change.tsx";
import type { ReviewGate, ReviewLine, ReviewModel, ReviewPerson } from "../../pages/review.tsx";
import { actionForms } from "../change/action.ts";
import { conditionOf } from "../change/gates.ts";
import { outlookNotices } from "../change/model.ts";
import { nameOf } from "../change/names.ts";
import { submit } from "../change/offers.ts";
import { isEditable } from "../change/stages.ts";

export interface ReviewParts {
  readonly frame: ConsoleFrame;
  readonly caller: Caller;
  /** The change as it is. */
  readonly view: ChangeView;
  /** The same as it would stand if it were asked for now. */
  readonly rehearsed: ChangeView;
  readonly missing: readonly Missing[];
  /** Its content as it is typed: what is missing is named by its inputs. */
  readonly form: ChangeForm;
}

/** What the review of a proposal shows to whoever is about to ask for it. */
export async function reviewModel(
  app: App,
  { frame, caller, view, rehearsed, missing, form }: ReviewParts,
): Promise<ReviewModel> {
  const href = `/changes/${view.key}`;
  const mayAct = hasScope(caller, "changes:write");
  const isDraft = view.stage === "draft";
  const { path } = contentOf(form, view.content);
  const edit = `${href}/edit`;
  const line = (part: { path: string; message: string }): ReviewLine => {
    return { href: `${edit}?missing=yes#${fieldId(path(part.path))}`, message: part.message };
  };
  const desk = { key: view.key, mayAct, reader: caller.person, attempt: undefined };
  const canEdit = mayAct && isEditable(view);
  return {
    frame,
    key: view.key,
    title: view.title === "" ? "Not named yet" : view.title,
    href,
    editHref: canEdit ? edit : undefined,
    missing: isDraft ? missing.map(line) : [],
    advice: canEdit ? view.risks.map(line) : [],
    notices: outlookNotices(view, frame),
    facts: factsOf(view),
    targets: view.content.targets.map((target) => targetSentence(english, target)),
    noTarget: view.content.noTargetBecause || "No target is named yet.",
    gates: await Promise.all(rehearsed.gates.map((gate) => gateOf(app, rehearsed, gate, frame))),
    ask: isDraft ? actionForms(desk, [submit(view)])[0] : undefined,
  };
}

function factsOf(view: ChangeView): Fact[] {
  const { content, tierAdvice, tier } = view;
  const advice = tierAdvice === null ? undefined : tierSentence(tierAdvice);
  const chosen = content.tierBecause === "" ? "chosen by hand" : content.tierBecause;
  const size =
    advice === undefined
      ? `${capital(tier)}. Answer how large it is, and the reasons stand here.`
      : tierAdvice?.tier === tier
        ? advice
        : `${capital(tier)}: ${chosen}. The answers say: ${advice}`;
  const { currency, build, adoption } = content.budget;
  const planned = ({ planned: amount }: typeof build) =>
    amount === null ? "nothing planned" : money(amount, currency);
  return [
    { term: "How much process", text: size },
    { term: "Sponsor", text: nameOf(view.sponsor) },
    { term: "Owner", text: nameOf(view.owner) },
    { term: "Money", text: `Building it: ${planned(build)}. Having it used: ${planned(adoption)}.` },
    ...(content.metric == null ? [] : [{ term: "Business metric", text: metricSentence(english, content.metric) }]),
    {
      term: "Work and training",
      text: `${plural(content.workItems.length, "work item")}, ${plural(content.trainings.length, "training")}`,
    },
  ];
}

type GateView = ChangeView["gates"][number];

async function gateOf(app: App, view: ChangeView, gate: GateView, frame: ConsoleFrame): Promise<ReviewGate> {
  const people = await Promise.all(gate.requests.map((_, place) => personOf(app, { view, gate, place, frame })));
  return {
    id: gate.id,
    name: gate.name === "" ? "A gate without a name" : gate.name,
    rule: quorumRule(english, gate.quorum, gate.requests.length),
    leftOut: gate.standing === "not_needed" ? `Left out. ${conditionOf(gate.id, view) ?? ""}` : undefined,
    people,
  };
}

interface Part {
  readonly view: ChangeView;
  readonly gate: GateView;
  readonly place: number;
  readonly frame: ConsoleFrame;
}

async function personOf(app: App, { view, gate, place, frame }: Part): Promise<ReviewPerson> {
  const own = gate.requests[place];
  if (own === undefined) throw new Error(`nobody sits at ${gate.id}, ${place}`);
  const reader = await readerOf(app, own.person.id);
  const language = languageName(localeFor([reader?.language ?? null], app.language));
  const weight = weightWords(english, own, gate.requests);
  const when =
    own.dueAt === null
      ? "asked once those before have answered"
      : `asked today, needed by ${weekdayDate(frame, own.dueAt)}`;
  const at = `/changes/${view.key}/review/${encodeURIComponent(gate.id)}/${place}`;
  return {
    id: `seen-${gate.id}-${place}`,
    who: called(english, own.role, own.person),
    when: [when, ...(weight === "" ? [] : [weight.charAt(0).toLowerCase() + weight.slice(1)]), `in ${language}`].join(
      ", ",
    ),
    pageHref: at,
    mailHref: `${at}/message`,
  };
}

/** "German" for `de-AT`. */
function languageName(locale: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(languageOf(locale) ?? "en") ?? locale;
}

import type { BaselineView } from "../../../app/adoption/baseline.ts";
import type { EvidenceView, TargetEvidence } from "../../../app/adoption/evidence-view.ts";
import { date, percent, plural } from "../../kit/format.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type {
  DiscrepancyModel,
  EvidenceModel,
  SecondSourceModel,
  TargetEvidenceModel,
} from "../../pages/change-evidence.tsx";
import { actionForms } from "../change/action.ts";
import type { Desk, Offer } from "../change/action.ts";
import { nameOf } from "../change/names.ts";

interface Parts {
  readonly frame: ConsoleFrame;
  readonly view: EvidenceView;
  readonly desk: Desk;
  readonly sources: readonly { readonly id: string; readonly name: string }[];
}

/** Everything the page of a change's evidence shows. */
export function evidenceModel(parts: Parts): EvidenceModel {
  const { frame, view } = parts;
  return {
    frame,
    key: view.key,
    title: view.title,
    targets: view.targets.map((target) => targetModel(target, parts)),
  };
}

/** The forms of this page, which post below its own address. */
function forms(desk: Desk, offers: readonly (Offer | false)[]) {
  return actionForms(desk, offers).map((form) => ({
    ...form,
    action: form.action.replace(/\/actions\/([\w-]+)$/, "/evidence/$1"),
  }));
}

function targetModel(target: TargetEvidence, { frame, view, desk, sources }: Parts): TargetEvidenceModel {
  const isBefore = view.launchedAt === null && !view.isClosed;
  const second = view.sources?.targets.find((each) => each.target === target.id);
  const others = sources.filter(({ id }) => id !== target.source);
  return {
    id: target.id,
    name: target.name === "" ? "A target without a name" : target.name,
    source: target.source ?? "no source named yet",
    before: beforeWords(target, view, frame),
    periods: baselinePeriods(target.baseline, frame),
    baselineActions: forms(desk, [isBefore && target.isMeasurable && baselineOffer(target)]),
    secondNote: secondNote(target, view),
    second: second === undefined ? undefined : secondModel(second, frame),
    secondActions: forms(desk, [
      !target.isResponse && !view.isClosed && others.length > 0 && secondOffer(target, others, second),
    ]),
    discrepancies: (view.sources?.discrepancies ?? [])
      .filter((each) => each.target === target.id)
      .map((each) => discrepancyModel(each, { frame, desk })),
  };
}

function beforeWords(
  { baseline, isMeasurable }: TargetEvidence,
  { launchedAt, isClosed }: EvidenceView,
  frame: ConsoleFrame,
): string {
  if (baseline !== null) {
    const said = `${shareWords(baseline)} at ${date(frame, baseline.end)}, measured on ${date(frame, baseline.takenAt)}.`;
    return launchedAt === null ? `${said} Measured again, the newer one counts.` : `${said} It stays as it is.`;
  }
  if (launchedAt !== null)
    return `Nothing was measured before the launch on ${date(frame, launchedAt)}, and it cannot be made up for now: a baseline is of the time before. The report says “no comparison”, unless waves that launch later allow one.`;
  if (isClosed) return "It was never launched, so there is nothing to compare.";
  return isMeasurable
    ? "Nothing is measured yet. Measure it before the launch, so that what comes after can be compared; otherwise the launch tries to."
    : "Once the target says what counts as a habit, the time before can be measured.";
}

function shareWords({ rate, counted, judged }: Pick<BaselineView, "rate" | "counted" | "judged">): string {
  return rate === null ? "nobody could be judged" : `${percent(rate)}, ${counted} of ${judged}`;
}

function baselinePeriods(baseline: BaselineView | null, frame: ConsoleFrame): TargetEvidenceModel["periods"] {
  return (baseline?.periods ?? []).map((each) => ({ end: date(frame, each.end), said: shareWords(each) }));
}

function baselineOffer({ id, baseline }: TargetEvidence): Offer {
  return {
    verb: "baseline",
    subject: id,
    label: baseline === null ? "Measure the time before" : "Measure it again",
    isPrimary: baseline === null,
  };
}

function secondNote({ isResponse, source }: TargetEvidence, { sources }: EvidenceView): string {
  if (isResponse) return "A service level is measured from what asks and what answers, so it takes no second source.";
  if (sources === null)
    return "Two sources side by side are shown to whoever may see names, since single people could be made out.";
  return `${source ?? "The source that is signed"} decides, whatever another one says. A second one beside it shows whether to trust it.`;
}

type Second = NonNullable<EvidenceView["sources"]>["targets"][number];

const rowsShown = 60;

function secondModel({ decides, second, periods }: Second, frame: ConsoleFrame): SecondSourceModel {
  return {
    decides: decides ?? "the source that is signed",
    other: second.source,
    rule: `“${second.behaviour.event}” in ${second.source}; a difference of more than ${plural(Math.round(second.tolerance * 100), "point")} opens a task for the target's owner.`,
    rows: periods.slice(0, rowsShown).map((each) => ({
      end: date(frame, each.end),
      group: each.group ?? "Everybody",
      judged: each.judged,
      first: each.counted,
      second: each.secondCounted,
      difference: each.difference === null ? "nobody judged" : points(each.difference),
      isAbove: each.isAbove,
    })),
  };
}

function points(share: number): string {
  const rounded = Math.round(share * 100);
  return `${rounded > 0 ? "+" : ""}${String(rounded).replace("-", "−")} ${Math.abs(rounded) === 1 ? "point" : "points"}`;
}

function secondOffer({ id }: TargetEvidence, others: Parts["sources"], second: Second | undefined): Offer {
  return {
    verb: "second-source",
    subject: id,
    label: second === undefined ? "Hold a second source beside it" : "Name another second source",
    fields: [
      {
        kind: "choice",
        name: "source",
        label: "Second source",
        value: second?.second.source,
        options: others.map((each) => ({ value: each.id, label: each.name })),
        isRequired: true,
      },
      {
        kind: "text",
        name: "event",
        label: "Name of the event there",
        help: "Only if it is another one than in the target.",
        isRequired: false,
      },
      {
        kind: "number",
        name: "tolerance",
        label: "They may differ by",
        value: String(Math.round((second?.second.tolerance ?? 0.05) * 100)),
        min: 0,
        max: 100,
        step: "any",
        unit: "points",
      },
    ],
    consequence: "It decides nothing. What differs by more becomes a task for the target's owner.",
  };
}

type Discrepancy = NonNullable<EvidenceView["sources"]>["discrepancies"][number];

const resolutions = {
  first_mended: "The source that decides was mended",
  second_mended: "The second source was mended",
  explained: "It is explained, and both are right",
} as const;

function discrepancyModel(each: Discrepancy, { frame, desk }: { frame: ConsoleFrame; desk: Desk }): DiscrepancyModel {
  const { group, end, counted, secondCounted, judged, owner, resolution, explanation, resolvedAt } = each;
  const who = group === null ? "Everybody" : group;
  return {
    id: each.id,
    title: `${who}, ${date(frame, end)}: ${counted} against ${secondCounted} of ${plural(judged, "person", "people")}`,
    owner: owner === null ? "nobody" : nameOf(owner),
    openedAt: date(frame, each.openedAt),
    resolved:
      resolution === null || resolvedAt === null
        ? undefined
        : { how: resolutions[resolution], at: date(frame, resolvedAt), explanation: explanation ?? "" },
    actions: forms(desk, [resolution === null && resolveOffer(each.id)]),
  };
}

function resolveOffer(id: string): Offer {
  return {
    verb: "resolve",
    subject: id,
    label: "Say why they differed",
    fields: [
      {
        kind: "choice",
        name: "resolution",
        label: "What became of it",
        options: Object.entries(resolutions).map(([value, label]) => ({ value, label })),
        isRequired: true,
      },
      { kind: "long", rows: 2, name: "explanation", label: "Why did they differ?", isRequired: true },
    ],
    consequence: "It stays on the list with its explanation. If they differ at a later period end, a new one opens.",
  };
}

import type { AdoptionView } from "../../../app/adoption/view.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import { DAY_MS, meets } from "../../../domain/adoption/rule.ts";
import { date, lengthInWords, plural, pointsBetween } from "../../kit/format.ts";
import type { BulletModel, Reading } from "../../kit/bullet.tsx";
import type { Moment } from "../../kit/moment.ts";
import { english } from "../../kit/moment.ts";
import { targetSentence } from "../../letters/wording.ts";
import type { GroupRate, TargetModel } from "../../pages/change.tsx";
import { targetStatus } from "../status.ts";
import type { Desk } from "./action.ts";
import { auditsModel } from "./audits.ts";
import type { MeasuredTarget } from "./measured-target.ts";
import { nameOf } from "./names.ts";
import { targetCurve } from "./target-curve.ts";
import { claimOf, plannedClaim } from "./claim.ts";
import { casesOf, restatementsOf, threeInShort, threeNumbersOf } from "./target-numbers.ts";
import { targetNotices } from "./target-notices.ts";
import { verdictWords } from "./verdict-words.ts";

type SignedTarget = ChangeView["content"]["targets"][number];

/** Every target: as it was signed before the launch, as it is measured after it. */
export function targetModels(
  view: ChangeView,
  adoption: AdoptionView,
  { moment, desk }: { readonly moment: Moment; readonly desk: Desk },
): TargetModel[] {
  return view.content.targets.map((signed) => {
    const measured = adoption.targets.find((each) => each.target === signed.id);
    if (measured === undefined) return plannedTarget(signed, view);
    return {
      ...measuredTarget(signed, measured, view, moment),
      audits: auditsModel(measured, view, { moment, desk }),
    };
  });
}

const baselineHint = "What people do before it is measured when the first wave launches, to compare with afterwards.";

function common(signed: SignedTarget, view: ChangeView) {
  return {
    id: signed.id,
    title: signed.name === "" ? "a target without a name" : signed.name,
    rule: targetSentence(english, { ...signed, name: "" }),
    owner: nameOf(signed.owner === null ? view.owner : view.person(signed.owner)),
  };
}

function plannedTarget(signed: SignedTarget, view: ChangeView): TargetModel {
  return {
    ...common(signed, view),
    status: { kind: "idle", word: "Not launched" },
    bullet: {
      threshold: signed.threshold ?? 1,
      aim: signed.aim,
      reading: { kind: "notLaunched", baseline: baselineOf(signed) },
    },
    verdict: { word: "None yet", detail: "the window begins with the launch" },
    evidence: signed.source === null ? "No source named" : `Evidence from ${signed.source}`,
    notices: [],
    claim: [plannedClaim(signed), baselineHint].flatMap((part) => part ?? []).join(" "),
  };
}

function baselineOf({ baseline }: SignedTarget): { rate: number } | undefined {
  return baseline?.rate == null ? undefined : { rate: baseline.rate };
}

function measuredTarget(signed: SignedTarget, measured: MeasuredTarget, view: ChangeView, moment: Moment): TargetModel {
  const { counts, rate, change, habit } = measured;
  const hasTraining = view.trainings.length > 0;
  const ladder = { ...counts, trained: hasTraining ? counts.trained : null };
  return {
    ...common(signed, view),
    status: targetStatus(measured),
    bullet: bulletOf(measured, view),
    verdict: verdictWords(measured, moment),
    direction:
      rate === null || change === null
        ? undefined
        : { points: pointsBetween(rate - change, rate), since: `last ${habit.period}` },
    evidence: evidenceOf(measured, view, moment),
    curve: targetCurve(measured, view),
    ...numbersOf(measured),
    ladder:
      measured.kind === "response"
        ? undefined
        : { counts: ladder, asOf: moment.now, note: `${counts.judged} of ${counts.eligible} can be judged` },
    notices: targetNotices(measured, view, moment),
    ...groupsOf(measured),
    claim: claimOf(signed, measured, moment),
  };
}

function numbersOf(measured: MeasuredTarget): Pick<TargetModel, "three" | "cases" | "restatements"> {
  return {
    three: threeNumbersOf(measured),
    cases: casesOf(measured),
    restatements: restatementsOf(measured),
  };
}

function bulletOf(measured: MeasuredTarget, view: ChangeView): BulletModel {
  return { threshold: measured.threshold, aim: measured.aim, reading: readingOf(measured, view) };
}

function readingOf(measured: MeasuredTarget, view: ChangeView): Reading {
  const { rate, counted, judged, change } = measured;
  if (measured.verdict === "unknown") {
    const last = measured.curve.findLast((point) => point.rate !== null);
    if (last === undefined) return { kind: "unknown" };
    return {
      kind: "unknown",
      last: { counted: last.counts[measured.countsAs], judged: last.counts.judged, at: last.end },
    };
  }
  if (rate === null || judged === 0) {
    const launches = view.waves.flatMap((wave) => wave.launchedAt ?? []);
    const until = Math.min(...launches) + measured.graceDays * DAY_MS;
    return { kind: "early", people: measured.counts.eligible, until: until > view.present ? until : undefined };
  }
  const { kind } = targetStatus(measured);
  const isLost = kind === "lapsed" || kind === "missed";
  const tone = meets(rate, measured) ? "adopted" : isLost ? "lapsed" : kind === "risk" ? "risk" : "open";
  return { kind: "rate", tone, counted, judged, previous: change === null ? null : rate - change };
}

function evidenceOf({ watermark, source, freshnessDays }: MeasuredTarget, view: ChangeView, moment: Moment): string {
  const from = source ?? "its source";
  const limit = `limit ${plural(freshnessDays, "day")}`;
  if (watermark === null) return `No event has arrived from ${from} yet; ${limit}`;
  if (view.outcome !== null) return `Evidence from ${from} as of ${date(moment, Math.min(watermark, moment.now))}`;
  return `Evidence ${lengthInWords(Math.max(moment.now - watermark, 0))} old, from ${from}; ${limit}`;
}

function groupsOf({ groups, waves }: MeasuredTarget): Pick<TargetModel, "groups" | "groupsNote"> {
  const named = [
    ...groups.map((each) => ({ ...each, name: each.group })),
    ...(waves.length > 1 ? waves.filter((wave) => wave.launchedAt !== null) : []),
  ];
  const shown = named.flatMap(({ name, judged, counted, rate, bound, verdict, ...three }): GroupRate[] =>
    verdict === null || judged === null || counted === null
      ? []
      : [{ name, judged, counted, rate, bound, verdict, three: threeInShort(three) }],
  );
  return {
    groups: shown,
    groupsNote:
      shown.length < named.length ? "Groups in which single people could be made out are not shown." : undefined,
  };
}

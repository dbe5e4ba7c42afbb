import type { ChangeView } from "../../../app/change/view.ts";
import { fewestPeople } from "../../../domain/adoption/effect.ts";
import { date, percent } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { MeasuredTarget } from "./measured-target.ts";

type SignedTarget = ChangeView["content"]["targets"][number];
type Effect = MeasuredTarget["effect"];
type Compared = Exclude<Effect, { strength: "none" }>;

/** What the proposal says of before. Nobody measured it here, so it is not compared with. */
export function plannedClaim({ baseline }: SignedTarget): string | undefined {
  if (baseline === null) return undefined;
  const note = baseline.note === "" ? "" : ` ${baseline.note}`;
  if (baseline.rate === null) return `Before the launch:${note === "" ? " nothing is known." : note}`;
  return `Before the launch, as the proposal says: ${percent(baseline.rate)}.${note}`;
}

/** What may be claimed of the launch, never more strongly than it was captured. */
export function claimOf(signed: SignedTarget, measured: MeasuredTarget, moment: Moment): string {
  const { effect } = measured;
  if (effect.strength !== "none") return comparison(effect, measured, moment);
  const said = effect.reason === "no_baseline" ? plannedClaim(signed) : undefined;
  return [said, `No comparison: ${reasons[effect.reason]}`].flatMap((part) => part ?? []).join(" ");
}

const reasons = {
  no_baseline: "nothing was measured before the launch, and no wave waited long enough to compare with.",
  too_few: `under ${fewestPeople} people or cases before or after.`,
  too_early: "nobody can be judged yet.",
  unknown: "nobody can tell what the present is.",
  withheld: "single people could be made out.",
} as const satisfies Record<Extract<Effect, { strength: "none" }>["reason"], string>;

function comparison(effect: Compared, measured: MeasuredTarget, moment: Moment): string {
  if (effect.strength === "before-after") {
    const { before, after } = effect.all;
    return (
      `Before the launch ${ofPeople(before)}, measured on ${date(moment, before.end)}; and ${ofPeople(after)} on ` +
      `${date(moment, after.end)}: ${difference(effect)}. What else changed meanwhile is in it too: nobody was left out to compare with.`
    );
  }
  const { launched, waiting } = effect;
  const names = ({ waves }: { readonly waves: readonly string[] }) =>
    waves.map((id) => measured.waves.find(({ wave }) => wave === id)?.name ?? id).join(", ");
  const n = `${launched.after.people} and ${waiting.after.people} people`;
  const isSure = effect.low > 0 || effect.high < 0;
  return (
    `${names(launched)} against ${names(waiting)}, which had not launched by ${date(moment, launched.after.end)} (${n}): ` +
    `${difference(effect)}. ${isSure ? "So much of the change is because of the launch, if the waves are alike otherwise." : "Chance alone can do that."}`
  );
}

function ofPeople({
  share,
  counted,
  people,
}: {
  share: number | null;
  counted: number | null;
  people: number;
}): string {
  if (share === null || counted === null) return `n = ${people}`;
  return `${percent(share)} (${counted} of ${people})`;
}

/** "12 points (95% interval 3 to 21)". */
function difference({ difference: by, low, high }: { difference: number; low: number; high: number }): string {
  const sign = by > 0.005 ? "+" : "";
  return `${sign}${points(by)} points (95% interval ${points(low)} to ${points(high)})`;
}

function points(share: number): string {
  return String(Math.round(share * 100)).replace("-", "−");
}

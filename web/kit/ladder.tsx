/** People of one target at one instant. Tried, active, habitual and lapsed are of the judged ones. */
export interface LadderModel {
  eligible: number;
  /** `null` when the change has no training. */
  trained: number | null;
  judged: number;
  tried: number;
  active: number;
  habitual: number;
  lapsed: number;
  maturing: number;
}

interface Rung {
  what: string;
  value: number;
  of: number | null;
  share: number;
  look: "l-fill" | "l-fill last" | "l-lapsed" | "b-early";
  isBeside: boolean;
}

/** Eligible to habitual as bars of the eligible people; lapsed and too early beside them. */
export const Ladder = ({ ladder }: { ladder: LadderModel }) => (
  <ol class="ladder">
    {rungs(ladder).map((rung) => (
      <li {...(rung.isBeside ? { class: "beside" } : {})}>
        <span class="what">{rung.what}</span>
        <svg aria-hidden="true">
          {rung.look === "b-early" ? (
            <rect class="b-early" x=".75" y=".75" width={width(rung.share)} height="11" rx="3" />
          ) : (
            <>
              <rect class="l-track" width="100%" height="100%" rx="3" />
              <rect class={rung.look} width={width(rung.share)} height="100%" rx="3" />
            </>
          )}
        </svg>
        <span class="val">
          <b>{rung.value}</b>
          {rung.of === null ? "" : ` of ${rung.of}`}
        </span>
      </li>
    ))}
  </ol>
);

function rungs(ladder: LadderModel): Rung[] {
  const { eligible, judged } = ladder;
  const share = (value: number) => (eligible === 0 ? 0 : value / eligible);
  const rung = (what: string, value: number, of: number | null, look: Rung["look"] = "l-fill"): Rung => ({
    what,
    value,
    of,
    share: share(value),
    look,
    isBeside: look === "l-lapsed",
  });
  return [
    rung("Eligible", eligible, null),
    ...(ladder.trained === null ? [] : [rung("Trained", ladder.trained, eligible)]),
    rung("Tried", ladder.tried, judged),
    rung("Active", ladder.active, judged),
    rung("Habitual", ladder.habitual, judged, "l-fill last"),
    rung("Lapsed", ladder.lapsed, ladder.tried, "l-lapsed"),
    rung("Too early", ladder.maturing, eligible, "b-early"),
  ];
}

function width(share: number): string {
  return `${Math.round(share * 1_000) / 10}%`;
}

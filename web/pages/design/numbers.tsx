import type { BulletModel, Reading } from "../../kit/bullet.tsx";
import { Bullet, DirectionWords } from "../../kit/bullet.tsx";
import { Ladder } from "../../kit/ladder.tsx";
import type { Moment } from "../../kit/moment.ts";
import { lookAt, StackedBar, Waiting } from "../../kit/waiting.tsx";
import type { WaitingModel } from "../../kit/waiting.tsx";
import { ladder, longSentence, Specimen } from "./specimen.tsx";

const rate = { kind: "rate", judged: 61 } as const;

/** Every way in which a rate is known or not. */
const readings = (now: number): Readonly<Record<string, Reading>> => ({
  open: { ...rate, tone: "open", counted: 39, previous: 0.6 },
  "at risk": { ...rate, tone: "risk", counted: 25, previous: 0.5 },
  lapsed: { ...rate, tone: "lapsed", counted: 20, previous: 0.33 },
  adopted: { ...rate, tone: "adopted", counted: 52, previous: 0.7 },
  zero: { ...rate, tone: "open", counted: 0 },
  unknown: { kind: "unknown", last: { counted: 39, judged: 61, at: now } },
  "never known": { kind: "unknown" },
  "too early": { kind: "early", people: 47, until: now },
  "not launched": { kind: "notLaunched", baseline: { counted: 214, judged: 369 } },
  "not launched, no baseline": { kind: "notLaunched" },
});

const waiting: WaitingModel = {
  sentence: ["Of 105 days, ", { strong: "48 were spent waiting for Revenue Finance" }, "."],
  since: "2 March",
  totalDays: 105,
  parts: [
    { party: "Revenue Finance", doing: "deciding at two gates", days: 48, sla: "3 each", overDays: 42 },
    { party: "Marketing Ops", doing: longSentence, days: 30 },
    { party: "Data Platform", doing: "building", days: 20, sla: "20", overDays: 0 },
    { party: "Nobody", doing: "measuring as planned", days: 7 },
  ],
};

const manyParts = [48, 30, 20, 12, 7, 5, 4, 1].map((days, place) => ({
  party: `Team ${place + 1}`,
  days,
  look: lookAt(place),
}));

export const Numbers = ({ moment }: { moment: Moment }) => (
  <>
    <Specimen name="Bullet" note="Bar: rate. Line: signed target. Ring: the period before.">
      <div class="fields">
        {Object.values(readings(moment.now)).map((reading) => (
          <Bullet bullet={{ reading, threshold: 0.8 }} moment={moment} />
        ))}
        <Bullet bullet={falling} moment={moment} />
      </div>
    </Specimen>
    <Specimen name="DirectionWords">
      <ul class="samples">
        {[6, 0, -1].map((points) => (
          <li>
            <DirectionWords points={points} />
          </li>
        ))}
      </ul>
    </Specimen>
    <Specimen name="Ladder">
      <Ladder ladder={ladder} />
    </Specimen>
    <Specimen name="Ladder of nobody" note="No training, and nobody on the list yet.">
      <Ladder
        ladder={{
          ...ladder,
          eligible: 0,
          trained: null,
          judged: 0,
          tried: 0,
          active: 0,
          habitual: 0,
          lapsed: 0,
          maturing: 0,
        }}
      />
    </Specimen>
    <Specimen name="Waiting">
      <Waiting waiting={waiting} />
    </Specimen>
    <Specimen name="StackedBar" note="The sixth part and all after it look alike; a part without room says no number.">
      <StackedBar parts={manyParts} total={manyParts.reduce((sum, { days }) => sum + days, 0)} />
    </Specimen>
  </>
);

/** A target that falls, with a note of its own. */
const falling: BulletModel = {
  reading: { ...rate, tone: "adopted", counted: 3, previous: 0.1 },
  threshold: 0.1,
  aim: "at_most",
  note: "held 112 days",
};

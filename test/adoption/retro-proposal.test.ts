import { Readable } from "node:stream";
import { expect, test } from "vitest";
import { readRetroFiles } from "../../app/adoption/retro-files.ts";
import { readRetroQuestion } from "../../app/adoption/retro-question.ts";
import { retro } from "../../app/adoption/retro.ts";
import { contentOf } from "../../bin/parts/retro/propose.ts";
import { ChangeContent } from "../../domain/change/schema.ts";

// What was measured looking back becomes a draft that the schema of a change takes, with the rule that was measured.

test("the measured rule is the draft's target, the last rate its baseline", async () => {
  const question = readRetroQuestion("used", {
    launched: "05.01.2026",
    asOf: "2026-03-02",
    threshold: "50%",
    window: "365",
  });
  const events =
    "user_id,timestamp,event\nann,2026-02-03,used\nann,2026-02-10,used\nann,2026-02-17,used\nann,2026-02-24,used\n";
  const named = (name: string, text: string) => ({ name, open: () => Readable.from([text]) });
  const { evidence, files } = await readRetroFiles(
    { roster: named("r.csv", "user_id\nann\nbob\nzoe\n"), events: named("e.csv", events) },
    {
      behaviour: "used",
      launchedAt: question.launched.at,
      asOf: question.asOf.map(({ at }) => at),
      timeZone: "UTC",
      dayOrder: null,
      eventColumns: {},
      rosterColumns: {},
      words: { event: "", dayOrder: "", column: () => "" },
    },
  );
  const { targets, title, summary } = ChangeContent.parse(contentOf(retro(question, evidence, files)));
  expect(title).toBe("Make used a habit");
  expect(summary).toContain("33%, 1 of 3 people have the habit on 2 March 2026.");
  expect(targets[0]).toMatchObject({
    behaviour: { event: "used" },
    period: "week",
    threshold: 0.5,
    windowDays: 365,
    baseline: {
      rate: 1 / 3,
      note: "Measured looking back at 2026-03-02: an action in at least 3 of the last 4 weeks.",
    },
  });
});

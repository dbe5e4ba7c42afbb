import { habitInWords, rateSentence, verdictSentence } from "../../../app/adoption/retro-sentences.ts";
import type { RetroResult } from "../../../app/adoption/retro.ts";
import { rateOf } from "../../../domain/adoption/measure.ts";
import type { ChangeContentInput } from "../../../domain/change/schema.ts";
import { percent } from "../../../lib/share-text.ts";
import { CommandFailure } from "../failure.ts";
import type { Service } from "../import/service.ts";

/** Makes a draft of what was measured, so that it is tracked from here on; says where it is. */
export async function proposeRetro(
  service: Service,
  result: RetroResult,
  proposer: string | undefined,
): Promise<{ readonly key: string; readonly url: string }> {
  const answer = await service.post("/changes", {
    ...contentOf(result),
    ...(proposer === undefined ? {} : { proposer }),
  });
  if (answer.refused !== null) {
    const { detail, errors } = answer.refused;
    const isNameless = errors.some(({ path }) => path === "proposer");
    throw new CommandFailure(isNameless ? `${detail} Add --proposer with their e-mail address.` : detail);
  }
  const key = String(answer.json["key"]);
  return { key, url: `${service.url}/changes/${key}` };
}

/** A draft with the measured rule as its target and the last rate as its baseline; who decides is for its owner to say. */
export function contentOf({ question, snapshots }: RetroResult): ChangeContentInput {
  const latest = snapshots.at(-1);
  if (latest === undefined) throw new Error("a retro always answers for one instant");
  const measured = [rateSentence(question, latest), verdictSentence(question, latest.verdict)].join(" ");
  const { habit, threshold, graceDays, sustainDays, windowDays, timeZone } = question;
  return {
    title: `Make ${question.behaviour} a habit`.slice(0, 200),
    summary: `It was launched before, on ${question.launched.given}, and measured looking back. ${measured}`.slice(
      0,
      4_000,
    ),
    targets: [
      {
        name: `${percent(threshold)} have the habit`,
        behaviour: { event: question.behaviour.slice(0, 200) },
        ...habit,
        threshold,
        graceDays,
        sustainDays,
        ...(windowDays === null ? {} : { windowDays }),
        timeZone,
        baseline: {
          rate: rateOf(latest.all, "habitual"),
          note: `Measured looking back at ${latest.given}: ${habitInWords(question)}.`,
        },
      },
    ],
  };
}

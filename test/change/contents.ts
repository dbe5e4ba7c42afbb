import type { StoredContent } from "../../domain/change/content.ts";
import { ChangeContent } from "../../domain/change/schema.ts";
import type { ChangeContentInput } from "../../domain/change/schema.ts";

/** A content as it is stored, of what is given: people are already ids here. */
export function storedOf(input: ChangeContentInput): StoredContent {
  const { metric, ...content } = ChangeContent.parse(input);
  const personOf = (ref: unknown) => (typeof ref === "string" ? ref : null);
  const identified = <T extends object>(parts: readonly T[], letter: string) =>
    parts.map((part, index) => ({ ...part, id: `${letter}${index + 1}` }));
  return {
    ...content,
    sponsor: personOf(content.sponsor),
    owner: personOf(content.owner),
    gates: identified(content.gates, "G").map((gate) => ({
      ...gate,
      stakeholders: gate.stakeholders.map((each) => ({ ...each, person: personOf(each.person) })),
    })),
    targets: identified(content.targets, "T").map((target) => ({ ...target, owner: personOf(target.owner) })),
    integrations: content.integrations.map((each) => ({ ...each, owner: personOf(each.owner) })),
    ...(metric == null ? {} : { metric: { ...metric, owner: personOf(metric.owner) } }),
    waves: identified(content.waves, "W"),
    workItems: identified(content.workItems, "B"),
    trainings: identified(content.trainings, "L").map(({ sessions = [], ...training }) =>
      sessions.length === 0 ? training : { ...training, sessions: identified(sessions, "S") },
    ),
  };
}

import { z } from "zod";
import { ChangeContent } from "../change/schema.ts";

const { shape } = ChangeContent;

/** What a template says of a change. What it leaves out is as in any other change. */
export const TemplateContent = z
  .object({
    title: shape.title.unwrap().optional(),
    summary: shape.summary.unwrap().optional(),
    tier: shape.tier.unwrap().optional(),
    brief: shape.brief.unwrap().optional(),
    asks: shape.asks.unwrap().optional(),
    gates: shape.gates.unwrap().optional(),
    waves: shape.waves.unwrap().optional(),
    targets: shape.targets.unwrap().optional(),
    noTargetBecause: shape.noTargetBecause.unwrap().optional(),
    metric: shape.metric,
    budget: shape.budget.unwrap().optional(),
    integrations: shape.integrations.unwrap().optional(),
    workItems: shape.workItems.unwrap().optional(),
    trainings: shape.trainings.unwrap().optional(),
    material: shape.material.unwrap().optional(),
    measureEveryDays: shape.measureEveryDays.unwrap().optional(),
  })
  .strict();
export type TemplateContent = z.infer<typeof TemplateContent>;

/** A reusable plan: what a change of a kind begins with, and what to think of while it is written. */
export const Template = z
  .object({
    id: z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9-]{0,39}$/,
        "An id has up to 40 small letters, digits and hyphens, as metric-definition.",
      ),
    name: z.string().trim().min(1, "Give the template a name.").max(200),
    about: z.string().trim().min(1, "Say in a sentence what it is for.").max(1_000),
    /** Shown beside a question of the proposal, by its path, as `brief.use` or `budget.adoption.planned`. */
    hints: z
      .record(z.string().regex(/^[A-Za-z]+(\.[A-Za-z0-9]+){0,5}$/, "A hint belongs to a path."), z.string().max(1_000))
      .default({}),
    content: TemplateContent,
  })
  .strict()
  .superRefine(({ content }, context) => {
    for (const path of peopleIn(content))
      context.addIssue({ code: "custom", path: ["content", ...path], message: "A template names roles, not people." });
    for (const [index, { sessions = [] }] of (content.trainings ?? []).entries())
      if (sessions.length > 0)
        context.addIssue({
          code: "custom",
          path: ["content", "trainings", index, "sessions"],
          message: "A template has no dates: they are those of one change.",
        });
  });
export type Template = z.infer<typeof Template>;

function peopleIn({
  gates = [],
  targets = [],
  metric = null,
  integrations = [],
}: TemplateContent): (string | number)[][] {
  return [
    ...gates.flatMap((gate, index) =>
      gate.stakeholders.flatMap(({ person }, place) =>
        person === null ? [] : [["gates", index, "stakeholders", place, "person"]],
      ),
    ),
    ...targets.flatMap(({ owner }, index) => (owner === null ? [] : [["targets", index, "owner"]])),
    ...(metric === null || metric.owner === null ? [] : [["metric", "owner"]]),
    ...integrations.flatMap(({ owner }, index) => (owner === null ? [] : [["integrations", index, "owner"]])),
  ];
}

import { z } from "@hono/zod-openapi";
import { importedFields } from "../../app/people/import-people.ts";
import { TeamIntake } from "../../app/people/input.ts";
import { TrainingFormat } from "../../domain/change/schema.ts";
import { Calendar } from "../../lib/business-time/schema.ts";
import { pageOf, PageQuery } from "../paging.ts";
import { Instant, orNull } from "../shapes.ts";

/** The public shapes of people, teams and populations. */

export const PersonRecord = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    team: z.string().nullable(),
    manager: z.string().nullable().describe("Id of a person"),
    timeZone: z.string().nullable(),
    language: z.string().nullable(),
    learnsBy: TrainingFormat.nullable().describe("How they like to learn"),
    userIds: z.array(z.string()).describe("What other systems call the person"),
    channel: z.object({
      kind: z.enum(["mail", "slack", "slack_webhook", "teams_webhook"]),
      host: z.string().nullable().describe("Of a webhook; its whole address is not shown"),
      failed: z.string().nullable().describe("Why the last message went by mail instead"),
    }),
  })
  .openapi("PersonRecord");
export const PersonPage = pageOf(PersonRecord).openapi("PersonPage");

export const PeopleQuery = PageQuery.extend({
  search: z.string().trim().min(1).max(100).optional().describe("Part of a name or address"),
  team: z.string().max(60).optional(),
});
export const OfPerson = z.object({ id: z.uuid() });
const text = z.string().nullable();
export const PeopleWritten = z
  .object({
    people: z.int().describe("In the list"),
    added: z.int(),
    changed: z.int(),
    import: text.describe("By which it can be undone within 30 days; null where nothing was changed, and of a preview"),
    outcome: z
      .array(
        z.object({
          name: z.string(),
          email: text,
          added: z.boolean(),
          changes: z.array(
            z.object({
              field: z.enum([...importedFields, "userIds"]),
              from: text.describe("A manager is told by name"),
              to: text,
            }),
          ),
        }),
      )
      .describe("Everybody to whom something happened, or would"),
  })
  .openapi("PeopleWritten");

export const PeopleImportList = z
  .object({
    items: z.array(
      z.object({
        id: z.string(),
        at: Instant,
        people: z.int(),
        added: z.int(),
        changed: z.int(),
        undoneAt: orNull(Instant),
      }),
    ),
  })
  .openapi("PeopleImportList");

export const PeopleUndone = z
  .object({
    removed: z.int(),
    restored: z.int(),
    kept: z.array(z.string()).describe("Names of those who stay, because something was built on them since"),
  })
  .openapi("PeopleUndone");

export const Team = z
  .object({ id: z.string(), name: z.string(), calendar: orNull(Calendar), intake: TeamIntake })
  .openapi("Team");
export const TeamList = z.object({ items: z.array(Team) }).openapi("TeamList");

export const Population = z
  .object({
    id: z.string(),
    name: z.string(),
    people: z.int().describe("In it now"),
    groups: z.array(z.object({ group: z.string(), people: z.int() })),
  })
  .openapi("Population");
export const PopulationList = z.object({ items: z.array(Population) }).openapi("PopulationList");

export const Member = z
  .object({
    person: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    userIds: z.array(z.string()),
    group: z.string(),
    joinedAt: Instant,
    leftAt: orNull(Instant),
  })
  .openapi("Member");
export const MemberPage = pageOf(Member).openapi("MemberPage");
export const MemberQuery = PageQuery.extend({
  at: Instant.optional().openapi({ description: "Only rows that hold at this instant" }),
  group: z.string().max(200).optional(),
});
export const MembersWritten = z.object({ rows: z.int(), peopleAdded: z.int() }).openapi("MembersWritten");

export const OfSlug = z.object({ id: z.string().max(60) });

export const Erased = z
  .object({
    person: z.string().describe("The id goes on standing for somebody erased"),
    at: Instant,
    actor: z.string().describe("Who erased them: `person:ID` or `key:ID`"),
    unanswered: z
      .array(z.object({ change: z.string(), request: z.string(), gate: z.string() }))
      .describe("Sign-offs they were asked for and did not give: name somebody else in the proposal"),
    mentions: z
      .array(
        z.object({
          where: z.enum(["proposal", "words", "work item", "template", "key", "discrepancy", "tool"]),
          of: z.string().describe("The change, template, key or tool"),
        }),
      )
      .describe("Where the name or address stands in words of others, which are theirs. Told once, at most 200"),
  })
  .openapi("Erased");

export const LookPage = pageOf(
  z
    .object({
      at: Instant,
      actor: z.string().describe("`person:ID` or `key:ID`"),
      by: z.string().nullable().describe("Their name; null when they are erased"),
      place: z
        .enum(["people", "person", "members", "audit", "champions"])
        .describe(
          "In a list of people, on their own, among the members of a population, in a sampled audit, or among those who may be asked about a change",
        ),
      population: z.string().nullable(),
    })
    .openapi("Look"),
).openapi("LookPage");

import { z } from "zod";
import { PersonRef, TrainingFormat, WorkingTime } from "../../domain/change/schema.ts";
import { Calendar } from "../../lib/business-time/schema.ts";

/** What people write about people. Every text has a bound, every list a limit. */
const line = z.string().trim().max(200);
const instant = z.iso.datetime({ offset: true, error: "Write an instant with its offset, as 2026-01-31T09:00:00Z." });
const userId = z.string().trim().min(1, "A user id is not empty.").max(256);

/** An id that can stand in an address. */
export const Slug = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, "An id has up to 60 small letters, digits, hyphens and underscores.");

const Email = z.email("This is not an e-mail address.").max(254);
const Language = z.string().regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, "A language is a tag such as en or pt-BR.");
const TimeZone = z.string().max(100).refine(isZone, "A time zone is an IANA name, as Europe/Berlin or UTC.");

/** Where somebody is written to. A sign link decides in its person's name, so a webhook must post where only they read. */
export const Channel = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("mail") }),
  z.strictObject({ kind: z.literal("slack") }),
  z.strictObject({
    kind: z.enum(["slack_webhook", "teams_webhook"]),
    address: z
      .string()
      .trim()
      .min(1, "Give the address of the webhook.")
      .max(2_048)
      .describe("Kept sealed, never shown again"),
    readBy: z.literal("this_person_only", {
      error:
        "A webhook carries links that decide in the person's name. Say this_person_only if nobody else reads where it posts; else leave the person on mail.",
    }),
  }),
]);
export type Channel = z.infer<typeof Channel>;

export const PersonFields = z.strictObject({
  name: line.min(1, "A person has a name.").optional(),
  email: Email.nullable().optional(),
  team: Slug.nullable().optional(),
  manager: PersonRef.nullable().optional(),
  timeZone: TimeZone.nullable().optional(),
  language: Language.nullable().optional(),
  learnsBy: TrainingFormat.nullable().optional().describe("How they like to learn"),
  userIds: z.array(userId).max(50).optional().describe("What other systems call the person"),
  channel: Channel.optional().describe("Where they are written to; mail unless it is set, and mail whenever it fails"),
});
export type PersonFields = z.infer<typeof PersonFields>;

/** What a team says before it is asked for something, so that dates can be honest. */
export const TeamIntake = z.strictObject({
  answerIn: WorkingTime.nullable().default(null).describe("Within which time a proposal is answered; null is 2 days"),
  atOnce: z
    .int("How many changes at once is a whole number.")
    .min(1, "A team works on at least one change.")
    .max(1_000)
    .nullable()
    .default(null)
    .describe(
      "How many changes it works on at once, from acceptance to launch; null: not said, so nobody waits for a place",
    ),
  buildIn: WorkingTime.nullable()
    .default(null)
    .describe("How long it usually builds; null is 3, 10 or 30 days for a light, standard or major change"),
});

export const TeamCalendar = Calendar.nullable();

export const TeamFields = z.strictObject({
  name: line.min(1, "A team has a name."),
  calendar: Calendar.nullable().default(null).describe("Working time; null is Monday to Friday 09:00 to 17:00 UTC"),
  intake: TeamIntake.optional().describe("Left out, it stays as it is"),
});

const place = {
  person: PersonRef.optional(),
  userId: userId.optional(),
  name: line.optional(),
  leftAt: instant.nullable().default(null),
};
/** Of a group of a population. */
export const GroupName = line.min(1, "A group has a name.").refine((name) => name !== "*", '"*" stands for everybody.');

/** A place in a group, from `joinedAt` until `leftAt`. Somebody unknown by address or user id is added. */
export const MemberEntry = z.strictObject({ ...place, group: GroupName, joinedAt: instant }).superRefine(checkPlace);
export type MemberEntry = z.infer<typeof MemberEntry>;

/** The same, or without a group somebody leaves: every row of theirs that holds at `leftAt` ends there. */
export const MemberChange = z
  .strictObject({ ...place, group: GroupName.optional(), joinedAt: instant.optional() })
  .superRefine(checkPlace)
  .superRefine((entry, context) => {
    const mistake = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    if (entry.group !== undefined && entry.joinedAt === undefined) mistake("joinedAt", "Say when the person joined.");
    if (entry.group === undefined && entry.leftAt === null)
      mistake("group", "Name a group, or say when the person left.");
  });
export type MemberChange = z.infer<typeof MemberChange>;

interface Place {
  readonly person?: unknown;
  readonly userId?: unknown;
  readonly joinedAt?: string | undefined;
  readonly leftAt: string | null;
}

function checkPlace({ person, userId: id, joinedAt, leftAt }: Place, context: z.RefinementCtx): void {
  if (person === undefined && id === undefined) {
    context.addIssue({ code: "custom", path: ["person"], message: "Name the person by id, address or userId." });
  }
  if (joinedAt !== undefined && leftAt !== null && Date.parse(leftAt) < Date.parse(joinedAt)) {
    context.addIssue({ code: "custom", path: ["leftAt"], message: "Leaving comes after joining." });
  }
}

function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }).format() !== "";
  } catch {
    return false;
  }
}

const membersMax = 1_000;

/** Rows to add, or people who leave. */
export const MemberList = z.strictObject({ members: z.array(MemberChange).max(membersMax) });
/** All rows there are. Larger rosters are built up by adding. */
export const Roster = z.strictObject({ members: z.array(MemberEntry).max(membersMax * 10) });
export const PeopleList = z.strictObject({ people: z.array(PersonFields).max(membersMax) });
export const NewTeam = TeamFields.extend({ id: Slug });
export const NewPopulation = z.strictObject({ id: Slug, name: line.default("") });

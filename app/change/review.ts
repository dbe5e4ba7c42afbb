import { z } from "zod";
import { changeSubject, integrationSubject } from "../../domain/change/aftercare.ts";
import { PersonRef } from "../../domain/change/schema.ts";
import { Problem, invalidField } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import { findReviews } from "../../store/change/reviews.ts";
import { findCards } from "../../store/people/names.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { resolvePeople } from "../people/resolve.ts";
import { keepAgain, order } from "./orders.ts";
import type { Written } from "./orders.ts";
import type { PersonName } from "./person-name.ts";
import { storedInput } from "./stored-input.ts";

const yearMs = 365 * 86_400_000;

export const ReviewKept = z.strictObject({
  subject: z.string().max(40).default(changeSubject),
  /** When it is looked at next; in a year where nothing is said. */
  next: z.iso
    .datetime({ offset: true, error: "Write an instant with its offset, as 2027-01-31T09:00:00Z." })
    .nullable()
    .default(null),
  /** Who looks after a connection from now on. The owner of the change is handed over. */
  owner: PersonRef.nullable().default(null),
  note: z.string().trim().max(4_000).default(""),
});
export type ReviewKept = z.input<typeof ReviewKept>;

/** Records that something was looked at, when it is looked at next, and whose it is. @throws Problem naming the field */
export async function keepReview(
  app: App,
  caller: Caller,
  key: string,
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireScope(caller, "changes:write");
  const { subject, next, owner: ref, note: body } = parse(ReviewKept, input);
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { integrations } = await storedInput(app, row.state);
  const subjects = [changeSubject, ...integrations.map((_, index) => integrationSubject(index))];
  if (!subjects.includes(subject)) throw invalidField("subject", `What can be reviewed: ${subjects.join(", ")}.`);
  if (ref !== null && subject === changeSubject)
    throw invalidField("owner", "The owner of a change is handed over; leave this out.");
  const people = ref === null ? null : await resolvePeople(app, [{ path: "owner", ref }]);
  const owner = people?.get("owner") ?? row.state.reviews?.[subject]?.owner ?? null;
  const nextAt = next === null ? Math.max(app.now(), row.lastAt) + yearMs : Date.parse(next);
  const note = body === "" ? null : await keepAgain(app, caller, key, { body, idempotencyKey, about: subject });
  return order(app, caller, key, { type: "review", subject, owner, nextAt, note }, idempotencyKey);
}

export const ReviewFilter = z.strictObject({
  /** `overdue`: only those whose day has passed; `soon`: those of the next 90 days as well. */
  due: z.enum(["overdue", "soon", "all"]).default("all"),
});

/** Something that is to be looked at. Instants are epoch milliseconds. */
export interface ReviewView {
  readonly change: string;
  readonly title: string;
  readonly subject: string;
  readonly connects: string | null;
  readonly owner: PersonName | null;
  readonly dueAt: number;
  readonly keptAt: number | null;
  readonly overdue: boolean;
}

/** Finished changes and their connections by the day on which somebody has to look at them again, some from a place on. */
export async function listReviews(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  { due, offset, limit }: z.infer<typeof ReviewFilter> & { readonly offset: number; readonly limit: number },
): Promise<readonly ReviewView[]> {
  requireScope(caller, "changes:read");
  const now = app.now();
  const until = due === "overdue" ? { before: now } : due === "soon" ? { before: now + 90 * 86_400_000 } : {};
  return reviewViews(app, await findReviews(app.db, { ...until, offset, limit }), now);
}

/** Those of one change. */
export async function reviewsOfChange(
  app: Pick<App, "db">,
  change: string,
  present: number,
): Promise<readonly ReviewView[]> {
  return reviewViews(app, await findReviews(app.db, { change }), present);
}

async function reviewViews(
  app: Pick<App, "db">,
  found: Awaited<ReturnType<typeof findReviews>>,
  now: number,
): Promise<readonly ReviewView[]> {
  const cards = await findCards(
    app.db,
    found.flatMap(({ owner }) => owner ?? []),
  );
  return found.map(({ owner, ...review }) => ({
    ...review,
    owner: owner === null ? null : { id: owner, name: cards.get(owner)?.name ?? null },
    overdue: review.dueAt <= now,
  }));
}

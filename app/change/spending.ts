import { z } from "zod";
import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { findChange } from "../../store/change/read.ts";
import { findTexts } from "../../store/change/write.ts";
import { requireAnyScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { keepAgain, order } from "./orders.ts";
import type { Written } from "./orders.ts";
import { storedInput } from "./stored-input.ts";

/** Money of a change, planned and spent; `spent` is `null` while nobody has told. */
export interface BudgetView {
  readonly currency: string;
  readonly build: MoneyView;
  readonly adoption: MoneyView;
}

export interface MoneyView {
  readonly planned: number | null;
  readonly spent: number | null;
}

export const Spending = z.strictObject({
  part: z.enum(["build", "adoption"], "Money is spent on build or on adoption."),
  /** All that is spent so far, not what came on top. */
  spent: z
    .number("Write the amount spent so far as a number.")
    .min(0, "An amount cannot be negative.")
    .max(1e12, "This amount is too large."),
  note: z.string().trim().max(1_000).default(""),
});
export type Spending = z.input<typeof Spending>;

/** Records how much is spent so far; possible at any time, also of a closed change. @throws Problem */
export async function recordSpending(
  app: App,
  caller: Caller,
  key: string,
  input: unknown,
  idempotencyKey: string | null,
): Promise<Written> {
  requireAnyScope(caller, "changes:write", "budgets:write");
  const { part, spent, note } = parse(Spending, input);
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  const { currency } = (await storedInput(app, row.state)).budget;
  const body = `${spent} ${currency}${note === "" ? "" : `\n${note}`}`;
  const entry = await keepAgain(app, caller, key, { body, idempotencyKey, about: `spent ${part}` });
  return order(app, caller, key, { type: "spend", part, entry }, idempotencyKey);
}

/** The amount an entry begins with. */
function amountOf(body: string | undefined): number | null {
  const amount = body === undefined ? Number.NaN : Number.parseFloat(body);
  return Number.isNaN(amount) ? null : amount;
}

/** Planned and spent money; what was recorded last goes before what the text says. */
export function budgetOf(
  { budget: { currency, build, adoption } }: Pick<StoredContent, "budget">,
  spent: ChangeState["spent"],
  texts: ReadonlyMap<string, string>,
): BudgetView {
  const money = (part: "build" | "adoption", { planned, actual }: typeof build): MoneyView => {
    const entry = spent?.[part];
    return { planned, spent: (entry === undefined ? null : amountOf(texts.get(entry))) ?? actual };
  };
  return { currency, build: money("build", build), adoption: money("adoption", adoption) };
}

/** The texts that say how much was spent on some changes. */
export async function spentTexts(
  app: Pick<App, "db">,
  states: readonly ChangeState[],
): Promise<ReadonlyMap<string, string>> {
  return findTexts(
    app.db,
    states.flatMap(({ spent }) => Object.values(spent ?? {})),
  );
}

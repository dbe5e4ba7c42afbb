import { rejectSentences } from "../../../domain/usage/reject.ts";
import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { Problem } from "../../../domain/errors.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { parse } from "../../parse.ts";
import { openDrawing } from "./draw.ts";
import { NewPullSource, partsOf } from "./input.ts";
import type { PullParts } from "./input.ts";
import { readRow } from "./rows.ts";

const rowsShown = 20;

/** One row as it would count, or why it would not. Instants are epoch milliseconds. */
export type PreviewRow =
  | {
      readonly counts: true;
      readonly user: string;
      readonly event: string;
      readonly at: number;
      readonly id: string;
      readonly properties: Readonly<Record<string, unknown>> | null;
    }
  | { readonly counts: false; readonly sentence: string; readonly user: string | null; readonly event: string | null };

export interface Preview {
  readonly rows: readonly PreviewRow[];
  /** More than is shown. */
  readonly more: boolean;
  /** What is allowed and still worth knowing. */
  readonly notes: readonly string[];
}

type Deps = Pick<App, "secret" | "now" | "outbound">;

/** Asks the other side once and shows how its first rows would be read. Nothing is stored. @throws Problem `invalid` */
export async function previewPull(app: Deps, caller: Caller, input: NewPullSource): Promise<Preview> {
  requireScope(caller, "usage:write");
  return tryOut(app, partsOf(parse(NewPullSource, input)));
}

/** @throws Problem `invalid` with what the other side said */
export async function tryOut(app: Deps, parts: PullParts): Promise<Preview> {
  try {
    return await firstRows(app, parts);
  } catch (error) {
    if (error instanceof PullFailure) throw refused(error);
    throw error;
  }
}

/** The failure as a problem with the field that most likely has to change. */
export function refused(failure: PullFailure): Problem {
  return new Problem("invalid", `It cannot be pulled like this. ${failure.message}`, {
    errors: [{ path: "", message: failure.message }],
    cause: failure,
  });
}

export async function firstRows(
  { secret: installation, now, outbound }: Deps,
  { plan, secret }: PullParts,
): Promise<Preview> {
  const drawing = await openDrawing({ plan, secret, outbound, now, createdAt: now() });
  try {
    const { rows, isLast } = await drawing.page(null, rowsShown);
    const read = rows.slice(0, rowsShown).map((row): PreviewRow => {
      const message = readRow(row, { plan, secret: installation, receivedAt: now() });
      if ("rejected" in message) {
        const { rejected } = message;
        return { counts: false, sentence: rejectSentences[rejected], user: short(row.user), event: short(row.event) };
      }
      const { userId, event, at, messageId, properties } = message;
      return { counts: true, user: userId, event, at, id: messageId, properties };
    });
    return { rows: read, more: !isLast || rows.length > rowsShown, notes: drawing.notes };
  } finally {
    await drawing.close();
  }
}

function short(value: unknown): string | null {
  return typeof value === "string" ? value.slice(0, 100) : null;
}

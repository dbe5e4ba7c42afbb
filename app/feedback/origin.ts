import { smallestGroup } from "../../domain/adoption/privacy.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { findChange } from "../../store/change/read.ts";
import { wordsOf } from "../../store/feedback/follow-ups.ts";
import type { App } from "../context.ts";

/** What a change grew out of. */
export interface GrewOutOf {
  readonly change: string;
  /** Of the change it was said about; `null` once that is taken away. */
  readonly title: string | null;
  readonly answer: string;
  /** What was said; `null` once it was taken back or erased, or may not be told. */
  readonly words: string | null;
}

/** @returns `null` for a change that grew out of nothing that was said about another one */
export async function originOf({ db }: Pick<App, "db">, { grewOutOf }: ChangeState): Promise<GrewOutOf | null> {
  if (grewOutOf === undefined) return null;
  const [row, words] = await Promise.all([findChange(db, grewOutOf.change), wordsOf(db, grewOutOf, smallestGroup)]);
  return { ...grewOutOf, title: row?.title ?? null, words };
}

import { z } from "zod";
import { Problem } from "../../domain/errors.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { IdentityNames } from "./identity-names.ts";
import { requireSource } from "./read-sources.ts";
import { storeDelivery } from "./store-delivery.ts";
import { readBody, receiptOf } from "./take-in.ts";
import type { Refusal } from "./take-in.ts";

export const UsageImport = z.strictObject({
  events: z
    .array(z.looseObject({}))
    .max(5_000)
    .describe("Messages in Segment's form; their instants are taken as given"),
});

/** What became of the events; `rejected` names each by its place. */
export interface UsageImported {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly Refusal[];
}

/** Takes history in by source and not by write key. The same events twice count once. @throws Problem `not_found` */
export async function importUsage(
  app: Pick<App, "db" | "secret" | "now">,
  caller: Caller,
  id: string,
  input: z.input<typeof UsageImport>,
): Promise<UsageImported> {
  requireScope(caller, "usage:write");
  const { events } = parse(UsageImport, input);
  const source = await requireSource(app, id);
  const receivedAt = app.now();
  const clock = { receivedAt, historic: true, ahead: source.historic };
  const received = readBody({ batch: events }, { ...clock, form: "import", secret: app.secret });
  const names = new IdentityNames(app.secret);
  const fates = await storeDelivery(app.db, names, source.number, received);
  const { accepted, duplicates, rejected } = receiptOf(fates);
  if (fates.length !== events.length) throw new Problem("unavailable", "Not everything was stored. Send it again.");
  return { accepted, duplicates, rejected };
}

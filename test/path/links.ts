import type { Stack } from "../stack.ts";
import { call } from "../stack.ts";
import { linkIn } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";
import { sampleChange } from "./sample.ts";
import type { ChangeContentInput } from "../../domain/change/schema.ts";

/** The steps of the path that several tests begin with. */

export async function prepareSources(stack: Stack): Promise<void> {
  await call(stack, "POST", "/api/v1/populations", { id: "everyone", name: "Everyone" });
  await call(stack, "POST", "/api/v1/sources", { id: "crm", name: "CRM" });
}

/** Proposes, submits and accepts a change; answers its key. */
export async function toAlignment(stack: Stack, more: Partial<ChangeContentInput> = {}): Promise<string> {
  const made = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(more), submit: true });
  if (made.status !== 201) throw new Error(`not created: ${JSON.stringify(made.body)}`);
  const key = String(made.body["key"]);
  const accepted = await call(stack, "POST", `/api/v1/changes/${key}/accept`);
  if (accepted.status !== 200) throw new Error(`not accepted: ${JSON.stringify(accepted.body)}`);
  return key;
}

export async function signLink(mailbox: Mailbox, address: string, count = 1): Promise<string> {
  return linkIn(await mailbox.waitFor(address, count), "s");
}

export async function nonceOf(stack: Stack, path: string): Promise<string> {
  const page = await (await stack.api.request(path)).text();
  return /name="nonce" value="([^"]+)"/.exec(page)?.[1] ?? "";
}

export async function post(
  stack: Stack,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return stack.api.request(path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams(fields).toString(),
  });
}

export async function decide(stack: Stack, path: string, decision: string, reason = ""): Promise<Response> {
  return post(stack, path, { nonce: await nonceOf(stack, path), decision, reason });
}

export interface RecordedEvent {
  readonly seq: number;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly actor: { readonly kind: string };
}

export async function eventsOf(stack: Stack, key: string): Promise<readonly RecordedEvent[]> {
  const { body } = await call<{ items: readonly RecordedEvent[] }>(
    stack,
    "GET",
    `/api/v1/changes/${key}/events?limit=200`,
  );
  return body.items;
}

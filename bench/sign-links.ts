import { strictEqual } from "node:assert/strict";
import { tokenOf } from "../app/signoff/token.ts";
import { findChange } from "../store/change/read.ts";
import type { Stack } from "./stack.ts";

/** Addresses of the open sign-off links of a change, as their mails have them. */
export async function signLinks({ app }: Pick<Stack, "app">, change: string): Promise<readonly string[]> {
  const row = await findChange(app.db, change);
  return Object.entries(row?.state.requests ?? {})
    .filter(([, request]) => request.standing === "open")
    .map(
      ([subject, { generation }]) =>
        `${app.url}/s/${tokenOf(app.secret, { kind: "sign", change, subject, generation })}`,
    );
}

/** The nonce of the form on a sign page. */
export async function openSignPage(link: string): Promise<string> {
  const response = await fetch(link);
  strictEqual(response.status, 200);
  const nonce = /name="nonce" value="([^"]+)"/.exec(await response.text())?.[1];
  if (nonce === undefined) throw new Error(`there is no form on ${link}`);
  return nonce;
}

/** Posts the form, as the button on the page does; resolves when the decision is recorded. */
export async function approve(link: string, nonce: string): Promise<void> {
  const response = await fetch(link, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ nonce, decision: "approve", reason: "" }),
  });
  await response.arrayBuffer();
  strictEqual(response.status, 303);
}

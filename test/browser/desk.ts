import type { Browser, Page } from "playwright-core";
import { createLoginLink } from "../../app/access/create-login-link.ts";
import { operator } from "../../app/actor.ts";
import { resolvePeople } from "../../app/people/resolve.ts";
import { tokenOf } from "../../app/signoff/token.ts";
import { call } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { watchPage } from "./inspect.ts";
import type { Site } from "./site.ts";

/** The console on a desk, opened by somebody's login link. */
export async function openDesk(site: Site, browser: Browser, me: { email: string; name: string }): Promise<Page> {
  const { app } = site.stack;
  const people = await resolvePeople(app, [{ path: "me", ref: me }]);
  const link = await createLoginLink(app, operator, { person: people.get("me") ?? "", scopes: ["admin"] });
  const context = await browser.newContext({ viewport: { width: 1280, height: 600 }, locale: "en-GB" });
  const page = await watchPage(await context.newPage());
  await page.goto(link.url);
  await page.getByRole("button", { name: "Open the console" }).click();
  await page.waitForURL(`${site.url}/`);
  return page;
}

interface Gates {
  readonly gates: readonly { requests: readonly { id: string; person: { name: string } }[] }[];
}

/** The link of somebody who is asked, as their mail has it. `generation`: one more for each time it was sent or passed on. */
export async function signPath(stack: Stack, change: string, name: string, generation = 1): Promise<string> {
  const { body } = await call<Gates>(stack, "GET", `/api/v1/changes/${change}/signoffs`);
  const request = body.gates.flatMap((gate) => gate.requests).find((each) => each.person.name === name);
  if (request === undefined) throw new Error(`nobody called ${name} is asked: ${JSON.stringify(body)}`);
  return `/s/${tokenOf(stack.app.secret, { kind: "sign", change, subject: request.id, generation })}`;
}

import { linkIn } from "../path/mailbox.ts";
import type { Mailbox } from "../path/mailbox.ts";
import { sampleChange } from "../path/sample.ts";

/** One change on its way to build, with what was answered so far. What had no answer is asked again in the same words. */
export interface Journey {
  readonly number: number;
  readonly people: readonly string[];
  key: string | null;
  isAccepted: boolean;
  /** Nonce of each person's form, kept so that a repeat is the same click. */
  readonly nonces: Map<string, string>;
  /** People whose decision was answered with a redirect. */
  readonly decided: Set<string>;
}

export interface Place {
  readonly url: string;
  readonly adminKey: string;
  readonly mailbox: Mailbox;
}

export function newJourney(number: number): Journey {
  const people = [`first-${number}@example.com`, `second-${number}@example.com`];
  return { number, people, key: null, isAccepted: false, nonces: new Map(), decided: new Set() };
}

export function isOver({ people, decided }: Journey): boolean {
  return decided.size === people.length;
}

/** Takes a change through proposal, acceptance and its sign-offs. Rejects when the instance is gone; may be called again. */
export async function travel(place: Place, journey: Journey): Promise<void> {
  journey.key ??= await propose(place, journey);
  if (!journey.isAccepted) {
    const accepted = await write(place, `/changes/${journey.key}/accept`, undefined, `accept-${journey.number}`);
    await expectStatus(accepted, [200, 202]);
    journey.isAccepted = true;
  }
  for (const person of journey.people) if (!journey.decided.has(person)) await sign(place, journey, person);
}

async function propose(place: Place, { number, people }: Journey): Promise<string> {
  const gates = [{ name: "Both", stakeholders: people.map((person) => ({ person })) }];
  const body = { ...sampleChange({ gates }), submit: true };
  const response = await write(place, "/changes", body, `propose-${number}`);
  await expectStatus(response, [200, 201, 202]);
  const { key }: { key: string } = await response.json();
  return key;
}

async function sign({ url, mailbox }: Place, journey: Journey, person: string): Promise<void> {
  const path = linkIn(await mailbox.waitFor(person), "s");
  const page = await (await fetch(url + path)).text();
  const nonce = journey.nonces.get(person) ?? /name="nonce" value="([^"]+)"/.exec(page)?.[1];
  if (nonce === undefined) throw new Error(`The page of ${person} has no form: ${page.slice(0, 300)}`);
  journey.nonces.set(person, nonce);
  const body = new URLSearchParams({ nonce, decision: "approve", reason: "" });
  const response = await fetch(url + path, { method: "POST", body, redirect: "manual" });
  const answer = await response.text();
  // The click before a crash may have been the last one that the gate waited for.
  const stoodAlready = response.status === 409 || /approved/i.test(answer);
  if (response.status === 303 || stoodAlready) journey.decided.add(person);
  else throw new Error(`The decision of ${person} was answered with ${response.status}.`);
}

export function write(
  { url, adminKey }: Pick<Place, "url" | "adminKey">,
  path: string,
  body: unknown,
  idempotencyKey: string,
): Promise<Response> {
  const headers: Record<string, string> = { authorization: `Bearer ${adminKey}`, "idempotency-key": idempotencyKey };
  if (body !== undefined) headers["content-type"] = "application/json";
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(`${url}/api/v1${path}`, { method: "POST", headers, ...content });
}

export async function expectStatus(response: Response, allowed: readonly number[]): Promise<void> {
  if (allowed.includes(response.status)) return;
  throw new Error(`${response.url} was answered with ${response.status}: ${await response.text()}`);
}

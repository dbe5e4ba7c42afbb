import { beforeAll, expect, test } from "vitest";
import { verifyAllRecords } from "../../app/record/verify-all.ts";
import { operator } from "../../app/actor.ts";
import type { Scope } from "../../app/actor.ts";
import { post } from "../api/change/proposals.ts";
import { formsIn, signIn, textOf } from "../console/visitor.ts";
import { tracesIn, wholeHistories } from "../people/traces.ts";
import { call } from "../stack.ts";
import { askedCrew } from "./asked-crew.ts";
import type { AskedCrew } from "./asked-crew.ts";
import { eventsOf, nonceOf, post as postForm } from "./links.ts";
import { mailedStack } from "./mailed-stack.ts";

/**
 * Somebody is named as a person whom colleagues may ask only where they ticked it themselves, to those alone whom the box names, and until
 * they take it back.
 */
const site = mailedStack();
const [ada, bert, cora, dora] = ["ada@crew.example", "bert@crew.example", "cora@crew.example", "dora@crew.example"];
const people = { [ada]: "sales", [bert]: "sales", [cora]: "sales", [dora]: "service", "emil@crew.example": "service" };
let crew: AskedCrew;

interface Champions {
  readonly people: number;
  readonly groups:
    | readonly { readonly group: string; readonly people: readonly { readonly id: string; readonly name: string }[] }[]
    | null;
}
const path = () => `/api/v1/changes/${crew.key}/champions`;
const champions = async () => (await call<Champions>(site.stack, "GET", path())).body;
const own = async (address: string) => await (await site.stack.api.request(await crew.linkOf(address))).text();
const ticked = (html: string) => /<input type="checkbox"[^>]*>/.exec(html)?.[0].includes("checked") ?? null;

beforeAll(async () => {
  crew = await askedCrew(site, "crew", people);
}, 120_000);

test("the box is unticked, says to whom the name is shown, and an answer alone names nobody", async () => {
  const html = await own(ada);
  expect(ticked(html)).toBe(false);
  expect(textOf(html)).toMatch(/people of your group .* whoever leads your group .* those who run .* may see names/);
  expect((await crew.say(ada, { helps: "My lead asks for it." })).status).toBe(303);
  expect(ticked(await own(ada))).toBe(false);
  expect(await champions()).toMatchObject({ people: 0, groups: [] });
  const petra = await signIn(site.stack);
  expect(textOf((await petra.get(`/changes/${crew.key}`)).html)).toContain("Nobody has offered yet.");
});

test("whoever ticks it is named by group to those whom the box names, and each look is recorded", async () => {
  expect((await crew.say(ada, { helps: "My lead asks for it.", mayBeAsked: "yes" })).status).toBe(303);
  expect((await crew.say(bert, { mayBeAsked: "yes" })).status).toBe(303);
  expect((await crew.say(dora, { easier: "One field less.", mayBeAsked: "yes" })).status).toBe(303);
  expect(ticked(await own(ada))).toBe(true);
  const told = await champions();
  expect(told).toMatchObject({
    people: 3,
    groups: [
      { group: "sales", people: [{ name: "ada" }, { name: "bert" }] },
      { group: "service", people: [{ name: "dora" }] },
    ],
  });
  const looks = await call<{ items: { place: string; by: string; population: string }[] }>(
    site.stack,
    "GET",
    `/api/v1/people/${told.groups?.[0]?.people[0]?.id}/looks`,
  );
  expect(looks.body.items[0]).toMatchObject({ place: "champions", by: "key “test”", population: "crew" });
  expect(textOf(await own(cora))).toContain("Colleagues of your group who like to be asked: ada, bert.");
  expect(textOf(await own(ada))).toContain("Colleagues of your group who like to be asked: bert.");
  expect(textOf(await own(dora))).not.toContain("who like to be asked:");
});

test("who may not see names hears how many, but owner and sponsor of the change see who", async () => {
  const scopes: Scope[] = ["changes:read"];
  const rita = await signIn(site.stack, { email: "rita@example.com", scopes });
  const read = textOf((await rita.get(`/changes/${crew.key}`)).html);
  expect(read).toContain("3 people agreed that colleagues ask them.");
  expect(read).not.toMatch(/\bada\b/);
  for (const email of ["olga@example.com", "sam@example.com"]) {
    const runs = await signIn(site.stack, { email, scopes });
    expect(textOf((await runs.get(`/changes/${crew.key}`)).html)).toMatch(/sales ada, bert/);
  }
  const reader = await call(site.stack, "POST", "/api/v1/keys", { name: "reader", scopes });
  const headers = { authorization: `Bearer ${String(reader.body["key"])}` };
  const counted = await call<Champions>(site.stack, "GET", path(), undefined, headers);
  expect(counted.body).toMatchObject({ people: 3, groups: null });
});

test("it is taken back from the same link, also once the round is over, and then nobody is told of it any more", async () => {
  expect((await crew.say(bert, {})).status).toBe(303);
  expect(await champions()).toMatchObject({ people: 2, groups: [{ people: [{ name: "ada" }] }, {}] });
  expect((await post(site.stack, `${crew.key}/feedback/Q1/close`)).status).toBe(200);
  const link = await crew.linkOf(ada);
  const html = await own(ada);
  expect(ticked(html)).toBeNull();
  const form = formsIn(html).find(({ action }) => action === `${link}/nobody-asks`) ?? expect.fail("no form");
  expect((await site.stack.api.request(`${link}/nobody-asks`)).status).toBe(303);
  const foreign = { nonce: await nonceOf(site.stack, await crew.linkOf(dora)) };
  expect((await postForm(site.stack, form.action, foreign)).status).toBe(409);
  expect((await champions()).people).toBe(2);
  for (let click = 0; click < 2; click += 1)
    expect((await postForm(site.stack, form.action, form.hidden)).status).toBe(303);
  expect(await champions()).toMatchObject({ people: 1, groups: [{ group: "service" }] });
  expect(formsIn(await own(ada))).toEqual([]);
  const late = { nonce: form.hidden["nonce"] ?? "", helps: "", easier: "", mayBeAsked: "yes" };
  expect((await postForm(site.stack, link, late)).status).toBe(409);
  expect((await champions()).people).toBe(1);
});

test("whoever leaves the audience is nobody's colleague there any more, and the record holds nothing of it", async () => {
  const id = (await champions()).groups?.[0]?.people[0]?.id ?? "";
  const left = {
    members: [{ person: id, group: "service", joinedAt: "2020-01-01T00:00:00Z", leftAt: new Date().toISOString() }],
  };
  const moved = await call(site.stack, "POST", "/api/v1/populations/crew/members", left);
  expect(moved.status, JSON.stringify(moved.body)).toBe(200);
  expect((await post(site.stack, `${crew.key}/spending`, { part: "adoption", spent: 1 })).status).toBe(200);
  expect(await champions()).toMatchObject({ people: 0, groups: [] });
  const events = JSON.stringify(await eventsOf(site.stack, crew.key));
  expect(events).not.toContain(id);
  expect(tracesIn(await wholeHistories(site.stack, [crew.key]), [id])).toEqual([]);
  expect(await verifyAllRecords(site.stack.app, operator)).toMatchObject({ broken: null });
});

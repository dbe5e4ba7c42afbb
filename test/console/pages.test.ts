import { readFile } from "node:fs/promises";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { typedProposal } from "./proposal-fields.ts";
import { formsIn, signIn, textOf, Visitor } from "./visitor.ts";

/** The console's pages on a real database, without a workflow: who may see them, and what their forms make of mistakes. */
let door: FrontDoor;
let site: { app: App; api: Hono<Env> };

beforeAll(async () => {
  door = await openFrontDoor();
  site = { app: door.app, api: createApi(door.app, { pages: createPages(door.app) }) };
});
afterAll(() => door.close());

const addresses = [
  "/",
  "/changes/new",
  "/changes/CHG-1",
  "/changes/CHG-1/edit",
  "/people",
  "/people/x",
  "/changes/CHG-1/certificate",
  "/inbox",
  "/inbox/x",
  "/retro",
  "/sources",
];

describe("who may come in", () => {
  test.each(addresses)("a stranger at %s is sent to the login page", async (address) => {
    const page = await new Visitor(site.api).get(address);
    expect([page.status, page.location]).toEqual([303, "/login"]);
  });

  test("a form without a session is refused, and says that the text is still there", async () => {
    const page = await new Visitor(site.api).post("/changes/new", typedProposal({ do: "save" }));
    expect(page.status).toBe(401);
    expect(textOf(page.html)).toContain("Your text is still in the form");
  });

  test("a form from another site is refused", async () => {
    const petra = await signIn(site);
    const page = await petra.post("/changes/new", typedProposal(), { "sec-fetch-site": "cross-site" });
    expect(page.status).toBe(403);
    const retro = await petra.post("/retro", {}, { "sec-fetch-site": "same-site" });
    expect(retro.status).toBe(403);
  });

  test("who may only read is offered nothing to do and cannot do it", async () => {
    const reader = await signIn(site, { email: "rita@example.com", scopes: ["changes:read", "usage:read"] });
    expect((await reader.get("/")).status).toBe(200);
    expect((await reader.get("/changes/new")).status).toBe(403);
    expect((await reader.get("/inbox")).status).toBe(403);
    const sources = await reader.get("/sources");
    expect(formsIn(sources.html).map((form) => form.action)).toEqual(["/logout"]);
    expect((await reader.post("/sources", { name: "CRM" })).status).toBe(403);
  });

  test("a change that is not there is a page, not a stack of braces", async () => {
    const page = await (await signIn(site)).get("/changes/CHG-999");
    expect(page.status).toBe(404);
    expect(textOf(page.html)).toContain("There is no change CHG-999.");
    expect(page.headers.get("content-type")).toContain("text/html");
  });

  test("pages are not kept by anybody and load nothing from elsewhere", async () => {
    const page = await (await signIn(site)).get("/");
    expect(page.headers.get("cache-control")).toBe("no-store");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page.html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(page.html).not.toMatch(/\sstyle="|<script(?! src="\/)|\son[a-z]+="/);
  });
});

describe("proposing", () => {
  test("every missing part is named at its input, and what was typed stays", async () => {
    const petra = await signIn(site);
    const fields = typedProposal({ do: "submit", "sponsor.name": "", "sponsor.email": "", "targets.0.threshold": "" });
    const page = await petra.post("/changes/new", fields);
    expect(page.status).toBe(422);
    const summary = /id="errors".*?<\/ul>/s.exec(page.html)?.[0] ?? "";
    expect([...summary.matchAll(/href="#(f-[^"]+)"/g)].map((match) => match[1])).toEqual([
      "f-sponsor-email",
      "f-targets-0-threshold",
    ]);
    for (const id of ["f-sponsor-email", "f-targets-0-threshold"])
      expect(page.html).toMatch(new RegExp(`<input[^>]*id="${id}"[^>]*aria-invalid="true"`));
    expect(page.html).toContain('value="Use one definition of a qualified lead"');
    expect(page.html).toContain("Whether a campaign is continued.");
  });

  test("a row is added without losing or judging anything", async () => {
    const petra = await signIn(site);
    const fields = typedProposal({ add: "gates.0.stakeholders", "sponsor.email": "no address", do: "" });
    const page = await petra.post("/changes/new", fields);
    expect(page.status).toBe(200);
    expect(page.html).toContain('name="gates.0.stakeholders.2.person.email"');
    expect(page.html).toContain('value="no address"');
    expect(page.html).toContain('href="#f-gates-0-stakeholders-2"');
  });

  test("the record out of reach keeps the text, and the same form can be sent again", async () => {
    const petra = await signIn(site);
    const page = await petra.post("/changes/new", { ...typedProposal({ do: "save" }), once: "the same" });
    expect(page.status).toBe(503);
    expect(textOf(page.html)).toContain("Your text is still here");
    const form = formsIn(page.html).find((each) => each.action === "/changes/new");
    expect(form?.hidden["once"]).toBe("the same");
  });

  test("an address can fill in the rule of a target", async () => {
    const page = await (
      await signIn(site)
    ).get("/changes/new?targets.0.k=7&targets.0.behaviour.event=lead_seen&proposer=x");
    expect(page.html).toMatch(/<input[^>]*value="7"[^>]*name="targets.0.k"/);
    expect(page.html).toContain('value="lead_seen"');
  });
});

describe("sources", () => {
  test("a source is added by its name, and its key is shown on that page only", async () => {
    const petra = await signIn(site);
    const made = await petra.send(await petra.get("/sources"), "/sources", { name: "CRM activity" });
    const key = /tku_[A-Za-z0-9_-]+/.exec(made.html)?.[0] ?? "";
    expect(key.length).toBeGreaterThan(30);
    const again = await petra.get("/sources/crm-activity");
    expect(again.html).not.toContain(key);
    expect(textOf(again.html)).toContain("begins with tku_");
    expect(textOf((await petra.get("/sources")).html)).toContain("CRM activity");
  });

  test("a name that is taken, or none, is said at its input", async () => {
    const petra = await signIn(site);
    await petra.post("/sources", { name: "Twice" });
    const taken = await petra.post("/sources", { name: "Twice" });
    expect(taken.status).toBe(409);
    expect(textOf(taken.html)).toContain("There is a source with this id already.");
    expect(textOf((await petra.post("/sources", { name: "" })).html)).toContain("Say what it is called.");
  });
});

describe("looking back", () => {
  const typed = {
    event: "changeset_added",
    launched: "2021-12-10T15:00:00Z",
    team: "core",
    timeZone: "UTC",
    period: "month",
    k: "1",
    m: "2",
    w: "3",
    graceDays: "30",
    threshold: "60",
    sustainDays: "180",
    windowDays: "",
  };

  async function measure(more: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
    const petra = await signIn(site);
    const body = new FormData();
    for (const [name, value] of Object.entries({ ...typed, ...more })) body.set(name, value);
    for (const [name, text] of Object.entries(files))
      body.set(name, new File([text], `${name}.csv`, { type: "text/csv" }));
    return petra.postData("/retro", body);
  }

  const file = (name: string) => readFile(new URL(`../../demo/workers-sdk/${name}.csv`, import.meta.url), "utf8");

  test("two real files give a verdict, a curve with its table, and the rule for a new change", async () => {
    const page = await measure({}, { events: await file("events"), roster: await file("roster") });
    expect(page.status).toBe(200);
    const text = textOf(page.html);
    expect(text).toMatch(/Read: [\d,]+ events, \d+ people\. Nothing was stored\./);
    expect(text).toMatch(/\d+ of \d+ people have the habit/);
    expect(page.html).toContain('class="chart"');
    expect(page.html).toContain("targets.0.behaviour.event=changeset_added");
    expect(page.html).not.toContain(" style=");
  });

  test("exports of other programs are read as they are, and the page says how", async () => {
    const roster = "Mitarbeiter;Abteilung\np1;Vertrieb\np2;Vertrieb\n";
    const events = `Owner;Created Date\np1;03.02.2022 10:00\np1;01.03.2022 10:00\n`;
    const page = await measure({ event: "", team: "", timeZone: "Europe/Berlin" }, { events, roster });
    expect(page.status).toBe(200);
    const text = textOf(page.html);
    expect(text).toContain("who is “Owner”, when is “Created Date”; dates without an offset, so as in Europe/Berlin.");
    expect(text).toContain(
      "The list of members does not say since when people are there: they count from the launch on.",
    );
    const alone = await measure({ event: "", team: "" }, { events });
    expect(textOf(alone.html)).toContain("No list of members was given");
  });

  test("files of years of use are taken, and what is too large is refused unread", async () => {
    const head = "message_id,user_id,timestamp,event\n";
    const rows = Array.from({ length: 40_000 }, (_, n) => `m${n},p${n % 50},2022-03-01T00:00:00Z,changeset_added`);
    const roster = "user_id,team,joined_at\np1,core,2021-01-01\n";
    const many = await measure({}, { events: head + rows.join("\n"), roster });
    expect(textOf(many.html)).toContain("Read: 40,000 events");
    const petra = await signIn(site);
    const huge = await petra.post("/retro", { event: "x" }, { "content-length": "400000000" });
    expect(huge.status).toBe(413);
  });

  test("each mistake is said at the input it belongs to, with what was typed kept", async () => {
    const roster = "user_id,team,joined_at\nu1,core,2021-01-01\n";
    const events = "user_id,timestamp,event\nu1,2022-01-01T00:00:00Z,changeset_added\n";
    const none = await measure({}, {});
    expect(none.html).toContain('href="#f-events"');
    const cases: [Record<string, string>, Record<string, string>, string][] = [
      [{ launched: "last year" }, { events, roster }, "launched"],
      [{ threshold: "160" }, { events, roster }, "threshold"],
      [{ event: "no_such" }, { events, roster }, "event"],
      [{ timeZone: "Berlin" }, { events, roster }, "timeZone"],
      [{ m: "9" }, { events, roster }, "m"],
      [{ team: "nobody" }, { events, roster }, "team"],
      [{}, { events, roster: "a,b\n1,2\n" }, "roster"],
      [{}, { events: "a,b\n1,2\n", roster }, "events"],
      [{}, { events: events.replace("2022-01-01T00:00:00Z", "3/4/2022"), roster }, "dates"],
    ];
    for (const [more, files, input] of cases) {
      const page = await measure(more, files);
      expect(page.status).toBe(400);
      const summary = /id="errors".*?<\/ul>/s.exec(page.html)?.[0] ?? "";
      expect([input, /href="#f-([^"]+)"/.exec(summary)?.[1]]).toEqual([input, input]);
      expect(page.html).toContain(`value="${more["launched"] ?? typed.launched}"`);
    }
  });
});

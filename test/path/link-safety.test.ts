import { beforeAll, expect, test, vi } from "vitest";
import { call } from "../stack.ts";
import { decide, eventsOf, nonceOf, post, signLink, toAlignment } from "./links.ts";
import { tokenOf } from "../../app/signoff/token.ts";
import { linkIn } from "./mailbox.ts";
import { mailedStack } from "./mailed-stack.ts";

/** A link can be fetched by anything and pressed by nobody but a person with the page in front of them. */
const site = mailedStack();
let key: string;
let link: string;

beforeAll(async () => {
  const stakeholders = [{ person: "safe@example.com" }, { person: "second@example.com" }];
  key = await toAlignment(site.stack, { gates: [{ name: "Gate", stakeholders }] });
  link = await signLink(site.mailbox, "safe@example.com");
});

test("a post without a nonce, with a forged one, or with that of another link is refused", async () => {
  const second = await signLink(site.mailbox, "second@example.com");
  const foreign = await nonceOf(site.stack, second);
  const own = await nonceOf(site.stack, link);
  const [expiry = "", random = "", signature = ""] = own.split(".");
  const later = `${Number(expiry) + 1}.${random}.${signature}`;
  for (const nonce of ["", "x", foreign, later, `${own}x`]) {
    const response = await post(site.stack, link, { nonce, decision: "approve", reason: "kept words" });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain("kept words");
  }
  expect((await eventsOf(site.stack, key)).filter((event) => event.type === "request.decided")).toEqual([]);
});

test("a nonce older than two hours shows the page again with the input kept", async () => {
  const nonce = await nonceOf(site.stack, link);
  const now = vi.spyOn(site.stack.app, "now").mockReturnValue(Date.now() + 2 * 60 * 60 * 1_000 + 1);
  try {
    const response = await post(site.stack, link, { nonce, decision: "decline", reason: "my long reason" });
    expect(response.status).toBe(409);
    const page = await response.text();
    expect(page).toContain("my long reason");
    expect(page).toContain("The page had been open for more than two hours.");
  } finally {
    now.mockRestore();
  }
});

test("a person's post succeeds, from plain http in a local network and from an in-app browser too", async () => {
  const nonce = await nonceOf(site.stack, link);
  const headers = { origin: "null", host: "192.168.1.20:8080" };
  expect((await post(site.stack, link, { nonce, decision: "approve", reason: "" }, headers)).status).toBe(303);
});

test("a resend voids the old link, a revocation the new one, and each page says what to do", async () => {
  const old = await signLink(site.mailbox, "second@example.com");
  const { body } = await call<{ items: { id: string; person: { name: string } }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${key}/signoffs`,
  );
  const gates = (body as unknown as { gates?: { requests: { id: string; person: { name: string } }[] }[] }).gates;
  const requests = gates?.flatMap((gate) => gate.requests) ?? body.items;
  const id = requests.find((request) => request.person.name === "second")?.id ?? "";
  const resent = await call(site.stack, "POST", `/api/v1/changes/${key}/signoffs/${id}/resend`);
  expect(resent.status).toBe(200);
  const renewed = await signLink(site.mailbox, "second@example.com", 2);
  expect(renewed).not.toBe(old);
  const replaced = await site.stack.api.request(old);
  expect(replaced.status).toBe(410);
  expect(await replaced.text()).toMatch(/A newer link was sent to you.*the latest message about/s);
  expect((await post(site.stack, old, { nonce: "", decision: "approve", reason: "" })).status).toBe(410);
  expect((await call(site.stack, "POST", `/api/v1/changes/${key}/signoffs/${id}/revoke`)).status).toBe(200);
  const revoked = await site.stack.api.request(renewed);
  expect(revoked.status).toBe(410);
  expect(await revoked.text()).toMatch(/This link was withdrawn.*ask Olga Owner for a new link/s);
  const unknown = await site.stack.api.request("/s/there-is-no-such-link");
  expect(unknown.status).toBe(404);
  expect(await unknown.text()).toMatch(/This link leads nowhere.*Nothing was recorded/s);
});

test("a link of a proposal that went back says so, and after it is asked again leads to the newer message", async () => {
  const stakeholders = [{ person: "rework@example.com" }];
  const reworked = await toAlignment(site.stack, { gates: [{ name: "Rework", stakeholders }] });
  const first = await signLink(site.mailbox, "rework@example.com");
  const move = async (verb: string) => {
    const { status } = await call(site.stack, "POST", `/api/v1/changes/${reworked}/${verb}`);
    expect([verb, status]).toEqual([verb, 200]);
  };
  await move("revise");
  expect(await (await site.stack.api.request(first)).text()).toContain("You get a new link when it is asked again.");
  await move("submit");
  const second = await signLink(site.mailbox, "rework@example.com", 2);
  const before = await site.stack.api.request(first);
  expect(before.status).toBe(410);
  expect(await before.text()).toMatch(/The proposal was asked again.*Your decision on that is open/s);
  expect((await post(site.stack, first, { nonce: "", decision: "approve", reason: "" })).status).toBe(410);
  expect((await decide(site.stack, second, "approve")).status).toBe(303);
  expect(await (await site.stack.api.request(second)).text()).toContain("Recorded: you approved");
  expect(await (await site.stack.api.request(first)).text()).toContain("Nothing is asked of you at the moment.");
});

test("what was written is never lost: too long a reason is named at its field, and words sent by a void link are shown again", async () => {
  const stakeholders = [{ person: "wordy@example.com" }, { person: "wordy-other@example.com" }];
  const change = await toAlignment(site.stack, { gates: [{ name: "Wordy", quorum: { mode: "any" }, stakeholders }] });
  const own = await signLink(site.mailbox, "wordy@example.com");
  const tried = async (fields: Record<string, string>) => {
    const answer = await post(site.stack, own, { nonce: await nonceOf(site.stack, own), ...fields });
    return { status: answer.status, page: await answer.text() };
  };
  const reason = `${"many words ".repeat(400)}and the end`;
  for (const fields of [
    { decision: "decline", reason },
    { decision: "approve_with_condition", condition: reason },
    { decision: "delegate", to: "somebody@example.com", reason },
  ]) {
    const { status, page } = await tried(fields);
    expect([fields.decision, status]).toEqual([fields.decision, 422]);
    expect(page).toContain("longer than the 4,000 characters that are kept");
    expect(page).toMatch(/aria-invalid="true"[^>]*>[^<]*and the end/);
  }
  const { status, page } = await tried({
    decision: "delegate",
    to: `${"x".repeat(400)}@example.com`,
    reason: "Yours.",
  });
  expect([status, page.includes("Nobody is known by this"), page.includes("Yours.")]).toEqual([422, true, true]);
  // 4,000 characters, sent with the line ends and the null that a browser or a program may send, are not too many.
  const lines = `${"a line\r\n".repeat(500)}\0${"x".repeat(490)}`;
  expect((await tried({ decision: "decline", reason: lines })).status).toBe(303);
  const id = await requestOf(change, "wordy");
  const resent = await call(site.stack, "POST", `/api/v1/changes/${change}/signoffs/${id}/resend`);
  expect(resent.status).toBe(200);
  const byOld = await post(site.stack, own, { nonce: "", decision: "decline", reason: "my words by an old link" });
  expect([byOld.status, await byOld.text()]).toEqual([410, expect.stringContaining("my words by an old link")]);
  const nowhere = await post(site.stack, "/s/there-is-no-such-link", { decision: "ask", reason: "my words to nobody" });
  expect([nowhere.status, await nowhere.text()]).toEqual([404, expect.stringContaining("my words to nobody")]);
});

test("a decision on a gate that is decided is not recorded, and the page says so", async () => {
  const stakeholders = [{ person: "quick@example.com" }, { person: "slow@example.com" }];
  const decided = await toAlignment(site.stack, { gates: [{ name: "Any", quorum: { mode: "any" }, stakeholders }] });
  const slow = await signLink(site.mailbox, "slow@example.com");
  const nonce = await nonceOf(site.stack, slow);
  expect((await decide(site.stack, await signLink(site.mailbox, "quick@example.com"), "approve")).status).toBe(303);
  const late = await post(site.stack, slow, { nonce, decision: "decline", reason: "too late" });
  expect(late.status).toBe(409);
  const page = await late.text();
  expect(page).toMatch(/no further decision/i);
  expect(page).toMatch(/What you wrote is not recorded.*too late/s);
  expect((await eventsOf(site.stack, decided)).filter((event) => event.type === "request.decided")).toHaveLength(1);
});

const requestOf = async (change: string, name: string): Promise<string> => {
  const { body } = await call<{ gates: { requests: { id: string; person: { name: string } }[] }[] }>(
    site.stack,
    "GET",
    `/api/v1/changes/${change}/signoffs`,
  );
  return body.gates.flatMap((gate) => gate.requests).find(({ person }) => person.name === name)?.id ?? "";
};

/** Each: a link, and a nonce that the program made, but not for what this link shows now. */
const strange: Readonly<Record<string, (name: string) => Promise<{ key: string; link: string; nonce: string }>>> = {
  "another person's link": async (name) => {
    const stakeholders = [{ person: `${name}@example.com` }, { person: `${name}-other@example.com` }];
    const change = await toAlignment(site.stack, { gates: [{ name: "Both", stakeholders }] });
    const own = await signLink(site.mailbox, `${name}@example.com`);
    return {
      key: change,
      link: own,
      nonce: await nonceOf(site.stack, await signLink(site.mailbox, `${name}-other@example.com`)),
    };
  },
  "another request of the same person": async (name) => {
    const stakeholders = [{ person: `${name}@example.com` }, { person: `${name}-too@example.com` }];
    const gates = [
      { name: "One", stakeholders },
      { name: "Two", stakeholders },
    ];
    const change = await toAlignment(site.stack, { gates });
    const mail = await site.mailbox.find(
      `${name}@example.com`,
      (each) => (each.text?.match(/\/s\//g) ?? []).length > 0,
    );
    const own = linkIn(mail, "s");
    const all = await call<{ gates: { requests: { id: string; person: { name: string }; generation: number }[] }[] }>(
      site.stack,
      "GET",
      `/api/v1/changes/${change}/signoffs`,
    );
    const links = all.body.gates
      .flatMap((gate) => gate.requests)
      .filter(({ person }) => person.name === name)
      .map(
        ({ id: subject, generation }) =>
          `/s/${tokenOf(site.stack.app.secret, { kind: "sign", change, subject, generation })}`,
      );
    const second = links.find((each) => each !== own) ?? "";
    return { key: change, link: own, nonce: await nonceOf(site.stack, second) };
  },
  "an older generation of the link": async (name) => {
    const stakeholders = [{ person: `${name}@example.com` }, { person: `${name}-other@example.com` }];
    const change = await toAlignment(site.stack, { gates: [{ name: "Sent twice", stakeholders }] });
    const nonce = await nonceOf(site.stack, await signLink(site.mailbox, `${name}@example.com`));
    const id = await requestOf(change, name);
    const resent = await call(site.stack, "POST", `/api/v1/changes/${change}/signoffs/${id}/resend`);
    expect(resent.status).toBe(200);
    return { key: change, link: await signLink(site.mailbox, `${name}@example.com`, 2), nonce };
  },
  "an earlier revision": async (name) => {
    const stakeholders = [{ person: `${name}@example.com` }, { person: `${name}-other@example.com` }];
    const change = await toAlignment(site.stack, { gates: [{ name: "Edited", stakeholders }] });
    const nonce = await nonceOf(site.stack, await signLink(site.mailbox, `${name}@example.com`));
    const edited = { summary: "Something else altogether is agreed." };
    const edit = await call(site.stack, "PATCH", `/api/v1/changes/${change}`, edited);
    expect(edit.status, JSON.stringify(edit.body)).toBe(200);
    return { key: change, link: await signLink(site.mailbox, `${name}@example.com`, 2), nonce };
  },
  "another purpose of the same link": async (name) => {
    const stakeholders = [{ person: `${name}@example.com` }, { person: `${name}-other@example.com` }];
    const change = await toAlignment(site.stack, { gates: [{ name: "List", stakeholders }] });
    const own = await signLink(site.mailbox, `${name}@example.com`);
    return { key: change, link: own, nonce: await nonceOf(site.stack, `${own}/list`) };
  },
};

test.each(Object.entries(strange))(
  "a nonce of %s is refused, and nothing is recorded, lost or void",
  async (what, make) => {
    const { key: change, link: own, nonce } = await make(`nonce-${Object.keys(strange).indexOf(what)}`);
    expect(nonce).not.toBe("");
    const recorded = async () => (await eventsOf(site.stack, change)).map(({ seq, type }) => `${seq} ${type}`);
    const before = await recorded();
    const refused = await post(site.stack, own, { nonce, decision: "approve", reason: "kept words" });
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("kept words");
    expect(await recorded()).toEqual(before);
    expect((await decide(site.stack, own, "approve")).status).toBe(303);
  },
);

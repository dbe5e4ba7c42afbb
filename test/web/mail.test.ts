// Proves that every message says what it is, leads to one page, decides nothing and cannot smuggle in a header.
import { describe, expect, test } from "vitest";
import { renderMail } from "../../web/mail/render.tsx";
import { mails, ownPageMail } from "./fixtures.ts";
import { headingLevels, tagsOf } from "./markup.ts";

describe.each(mails.map((model, index) => [`${model.kind} ${index}`, model] as const))("%s", (_name, model) => {
  const { subject, text, html } = renderMail(model);

  test("has a subject of one line that names the change or the training", () => {
    expect(subject).toMatch(/^[^\r\n]{10,150}$/);
    expect(subject).toContain(model.kind === "training" ? model.training : model.title);
  });

  test("leads to its page in both bodies and decides nothing itself", () => {
    const links = tagsOf(html).flatMap(({ attributes }) => attributes.get("href") ?? []);
    expect(new Set(links)).toEqual(new Set([model.link]));
    expect(text.split("\n")).toContain(`  ${model.link}`);
    expect(html).not.toMatch(/<(form|input|button|script)\b/);
  });

  test("loads nothing from anywhere", () => {
    expect(html).not.toMatch(/<(img|link|iframe)\b|url\(/);
  });

  test("says the same in text, in lines that fit", () => {
    for (const line of text.split("\n")) if (!line.includes("://")) expect(line.length).toBeLessThanOrEqual(72);
    expect(text).toContain(`${model.key}, revision ${model.revision}`);
    expect(text).not.toMatch(/undefined|\[object|!/);
    expect(headingLevels(html)[0]).toBe(1);
  });
});

test("line ends in a title do not become headers", () => {
  const [model] = mails;
  if (model === undefined) throw new Error("there is no message to test with");
  const title = "One\r\nBcc: everybody@example.com\u2028two";
  expect(renderMail({ ...model, title }).subject).toBe(
    "Your decision by 13 August: One Bcc: everybody@example.com two",
  );
});

test("a very long title is cut in the subject only", () => {
  const [model] = mails;
  if (model === undefined) throw new Error("there is no message to test with");
  const title = "long ".repeat(60).trim();
  const { subject, html } = renderMail({ ...model, title });
  expect(subject).toHaveLength(150);
  expect(html).toContain(title);
});

test("the request says what silence does, with its date", () => {
  const request = mails.find((model) => model.kind === "request");
  if (request?.kind !== "request") throw new Error("there is no request to test with");
  const { text, html } = renderMail(request);
  expect(text).toContain("IF YOU DO NOTHING\nSilence is not a yes.");
  expect(text).toContain("Needed by       Thursday 13 August, 17:00 Berlin");
  expect(html).toContain("<b>Thursday 13 August, 17:00 Berlin</b>");
});

test("a request says how many others wait, and nothing of what they are", () => {
  const [request] = mails;
  if (request?.kind !== "request") throw new Error("there is no request to test with");
  const words = (alsoWaiting: number) => renderMail({ ...request, alsoWaiting }).text.replaceAll(/\s+/g, " ");
  expect(words(2)).toContain("Beside this 2 more requests wait for you; a button on the page");
  expect(words(1)).toContain("1 more request waits for you;");
  expect(words(0)).not.toContain("Beside this");
});

test("the link of somebody's own page comes with its end, a warning, and nothing of what waits", () => {
  const { subject, text, html } = renderMail(ownPageMail);
  expect(subject).toBe("Your list: 3 decisions wait for you");
  expect(renderMail({ ...ownPageMail, waiting: 0 }).subject).toBe("Your list: No decision waits for you at the moment");
  const links = tagsOf(html).flatMap(({ attributes }) => attributes.get("href") ?? []);
  expect(new Set(links)).toEqual(new Set([ownPageMail.link]));
  expect(text.split("\n")).toContain(`  ${ownPageMail.link}`);
  expect(text).toContain("Works until     Wednesday 2 September");
  expect(text).toContain("PLEASE DO NOT FORWARD THIS MESSAGE");
  for (const line of text.split("\n")) if (!line.includes("://")) expect(line.length).toBeLessThanOrEqual(72);
});

test("messages that people keep name the head of the record at their foot", () => {
  const record = { seq: 12, hash: "ab".repeat(32) };
  const naming = mails.filter((model) => {
    const { text, html } = renderMail({ ...model, record });
    const line = new RegExp(`Record of ${model.key}: seq 12,\\s+hash\\s+(ab){32}`);
    expect(line.test(text)).toBe(line.test(html));
    return line.test(text);
  });
  const kinds = new Set(naming.map((model) => model.kind));
  expect(kinds).toEqual(new Set(["request", "gateResult", "outcome"]));
});

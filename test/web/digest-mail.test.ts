// The digest as a message: text that is whole without pictures, pictures that say nothing more, every sentence in both languages.
import { inflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { bulletPicture, bulletSize } from "../../web/charts/bullet-picture.ts";
import { renderMail } from "../../web/mail/render.tsx";
import { digestMail, fullDigestMail, hostile } from "./fixtures.ts";
import { attacked } from "./hostile.ts";
import { headingLevels, tagsOf } from "./markup.ts";

const models = [digestMail, fullDigestMail, { ...fullDigestMail, locale: "de-DE" }];

describe.each(models.map((model, place) => [place, model] as const))("%i", (_place, model) => {
  const { subject, text, html, pictures } = renderMail(model);

  test("has one line as subject, lines that fit, and links to the console and to its end alone", () => {
    expect(subject).toMatch(/^[^\r\n]{10,150}$/);
    for (const line of text.split("\n")) if (!line.includes("://")) expect(line.length).toBeLessThanOrEqual(72);
    expect(text).not.toMatch(/undefined|\[object|null/);
    const links = tagsOf(html).flatMap(({ attributes }) => attributes.get("href") ?? []);
    for (const link of links) {
      expect(link).toMatch(/^https:\/\/takehold\.example\/($|changes\/CHG-\d+$|u\/example$)/);
      expect(text).toContain(link);
    }
    expect(links).toContain(model.stop);
    expect(headingLevels(html)).toEqual([1, 2, 2, 2, 2]);
  });

  test("each picture is attached, is said by its text, and nothing is loaded from elsewhere", () => {
    const shown = tagsOf(html).filter(({ name }) => name === "img");
    expect(shown.map(({ attributes }) => attributes.get("src"))).toEqual(pictures.map(({ cid }) => `cid:${cid}`));
    expect(shown).toHaveLength(model.digest.used.told.length);
    const flat = text.replaceAll(/\s+/g, " ");
    for (const { attributes } of shown) {
      const alt = attributes.get("alt") ?? "";
      const said = alt.replace(/^[^.]*?\(CHG-\d+\)\. /, "");
      expect(said.length).toBeGreaterThan(20);
      expect(flat).toContain(said.replaceAll("\u00a0", " "));
    }
    expect(html).not.toMatch(/<(link|iframe|script)\b|url\(/);
  });
});

test("a rate is said with n, what was signed, how far it is, and which way it goes", () => {
  const flat = renderMail(digestMail).text.replaceAll(/\s+/g, " ");
  expect(flat).toContain("64%, 39 of 61; signed: 80%, 16 points to go; 3 points down on the period before.");
  expect(flat).toContain("91%, 50 of 55; signed: 80%; as a period before.");
  expect(flat).toContain("42%, 21 of 50; signed: at most 10%, 32 points to go");
  expect(flat).toContain("Nobody can tell: the last event is of 2 August; signed: 80%.");
  expect(flat).toContain("Too early to judge, for 19 people; signed: 80%.");
  expect(flat).toContain("Too few people to show a rate; signed: 80%.");
  expect(flat).toContain("Has waited 14 days on Anna Berg; was due on Friday 31 July.");
  expect(flat).toContain("And 3 more, in the console.");
});

test("names that are an attack stay text, in mail and chat", () => {
  const { html, subject, text } = renderMail(attacked(fullDigestMail));
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toMatch(/<script|<img src=x/);
  expect(subject).not.toContain("\n");
  expect(text).toContain(hostile.slice(0, 20));
  expect(JSON.stringify(renderMail(fullDigestMail).chat.slack())).toContain("CHG-6");
});

/** Colour and opacity of a pixel, by CSS pixels. */
function pixelsOf(png: Buffer): (x: number, y: number) => readonly number[] {
  const width = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  const rows = inflateSync(png.subarray(41, 41 + length));
  return (x, y) => {
    const from = y * 2 * (width * 4 + 1) + 1 + x * 2 * 4;
    return [...rows.subarray(from, from + 4)];
  };
}

test("a picture shows the bar up to the rate, the line of the target, and tells zero, unknown and too early apart", () => {
  const middle = bulletSize.height / 2;
  const rate = pixelsOf(bulletPicture({ kind: "rate", tone: "open", share: 0.5, previous: null }, 0.8));
  const zero = pixelsOf(bulletPicture({ kind: "rate", tone: "open", share: 0, previous: null }, 0.8));
  const [filled, track] = [rate(100, middle), rate(400, middle)];
  expect(filled).not.toEqual(track);
  expect(zero(100, middle)).toEqual(track);
  const line = 4 + Math.round(0.8 * (bulletSize.width - 8));
  expect(rate(line, 2)).toEqual([18, 33, 31, 255]);
  expect(rate(100, 1)[3]).toBe(0);
  const row = (png: Buffer) => Array.from({ length: 200 }, (_, x) => pixelsOf(png)(x + 20, middle).join());
  const unknown = bulletPicture({ kind: "unknown" }, 0.8);
  const early = bulletPicture({ kind: "early" }, 0.8);
  expect(new Set([zero(100, middle).join(), ...row(unknown)]).size).toBeGreaterThan(1);
  expect(row(unknown)).not.toEqual(row(early));
  expect(row(early)).toContain("0,0,0,0");
  expect(unknown.length).toBeLessThan(20_000);
});

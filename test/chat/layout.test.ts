import { describe, expect, test } from "vitest";
import { cardMessage } from "../../lib/chat/teams.ts";
import { renderMail } from "../../web/mail/render.tsx";
import * as fixtures from "../web/fixtures.ts";
import { attackedWith } from "../web/hostile.ts";
import { slackLink, slackTexts, teamsTexts } from "./rules.ts";

/** Every message as Slack and Teams show it: within their limits, one link, and nothing that anybody wrote means anything. */
const sent = { parse: "none", link_names: false, mrkdwn: false, unfurl_links: false, unfurl_media: false };
const attack =
  "<!channel> <@U0123> <https://evil.example|Log in> @here *bold* _x_ `x` :tada: [x](https://evil.example) <at>All</at> " +
  "{{DATE(2026-01-01T00:00:00Z)}} ${x} \u202egpj.exe\u202c \u2067x\u2069 \u200f \u0000\r\nBcc: all@example.com";

describe.each(fixtures.mails.map((model) => [model.kind, model] as const))("%s", (_kind, model) => {
  test("is what Slack and Teams take, with the link of the mail", () => {
    const { chat } = renderMail(model);
    expect(slackLink({ ...chat.slack(), ...sent })).toBe(model.link);
    const card = teamsTexts(cardMessage(chat.teams()));
    expect(card.url).toBe(model.link);
    expect(card.texts.length).toBeGreaterThan(3);
  });

  test("with hostile texts says the same and does nothing", () => {
    const { chat, subject, text, html } = renderMail(attackedWith(model, attack));
    const slack = slackTexts({ ...chat.slack(), ...sent });
    const { url, texts } = teamsTexts(cardMessage(chat.teams()));
    expect(slackLink({ ...chat.slack(), ...sent })).toBe(model.link);
    expect(url).toBe(model.link);
    expect(slack[0], "what notifications show is the one text that Slack reads").not.toMatch(/<|>/);
    expect(slack.some((each) => each.includes("<!channel>"))).toBe(true);
    expect(texts.join(" ")).toContain("[x](https://evil.example)");
    expect(texts.join(" ")).not.toContain("{{");
    const steering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
    for (const each of [...slack, ...texts, subject, text, html]) expect(each).not.toMatch(steering);
  });
});

test("what is too long is shortened and stays within the limits, without half a character", () => {
  const [model] = fixtures.mails;
  if (model === undefined) throw new Error("no mail");
  const { chat } = renderMail(attackedWith(model, "👩‍🚀 «long» ".repeat(2_000)));
  expect(slackTexts({ ...chat.slack(), ...sent }).join("")).toContain("…");
  const { texts } = teamsTexts(cardMessage(chat.teams()));
  for (const each of [...texts, ...slackTexts({ ...chat.slack(), ...sent })])
    expect(Buffer.from(each).toString()).toBe(each);
});

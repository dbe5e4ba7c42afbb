// Proves that no text anybody wrote, a name, a reason, an event, a file's content, becomes markup.
import { describe, expect, test } from "vitest";
import { markup } from "../../web/kit/markup.ts";
import { renderMail } from "../../web/mail/render.tsx";
import { InboxMessagePage } from "../../web/pages/inbox.tsx";
import { PersonPage } from "../../web/pages/person.tsx";
import * as fixtures from "./fixtures.ts";
import { attacked, attackedWith } from "./hostile.ts";
import { tagsOf } from "./markup.ts";
import { shownPages } from "./pages.tsx";

test.each(shownPages)("$name", ({ html }) => {
  const attackedPage = html(attacked);
  // A page on which nobody wrote anything stays as it is.
  if (attackedPage !== html()) expect(attackedPage).toContain("&lt;script&gt;alert(&quot;x&quot;)");
  expect(attackedPage).not.toContain("<script>");
  expect(attackedPage).not.toContain("<img");
  for (const { attributes } of tagsOf(attackedPage)) expect([...attributes.keys()]).not.toContain("onerror");
});

test("hardly any page is without somebody's words", () => {
  const without = shownPages.filter(({ html }) => html(attacked) === html()).map(({ name }) => name);
  expect(without.filter((name) => !/^login|, unknown$/.test(name))).toEqual([]);
});

describe("mail", () => {
  test.each(fixtures.mails.map((model) => [model.kind, model] as const))("%s", (_kind, model) => {
    const { html, subject } = renderMail(attacked(model));
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    expect(subject).toContain("<script>");
  });
});

test("an address that is not of the web does not become a link", () => {
  const { message } = fixtures.inboxMessage;
  const text = `javascript:alert(1) data:text/html,x https://a.example/?q="><script>`;
  const html = markup(<InboxMessagePage model={{ ...fixtures.inboxMessage, message: { ...message, text } }} />);
  expect(html).not.toMatch(/href="(javascript|data):/);
  expect(html).toContain('href="https://a.example/?q="');
});

test("marks that turn the direction of reading are in no page, and letters read from right to left stay", () => {
  const attack = "Anna \u202egpj.exe\u202c \u2066x\u2069 \u200f שלום";
  const html = markup(<PersonPage model={attackedWith(fixtures.person, attack)} />);
  expect(html).toContain("Anna gpj.exe x  שלום");
  expect(html).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/);
});

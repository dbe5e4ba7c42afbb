// Proves that no text anybody wrote, a name, a reason, an event, a file's content, becomes markup.
import { describe, expect, test } from "vitest";
import { markup } from "../../web/kit/markup.ts";
import { renderMail } from "../../web/mail/render.tsx";
import { CertificatePage } from "../../web/pages/certificate.tsx";
import { ChangePage } from "../../web/pages/change.tsx";
import { InboxMessagePage, InboxPage } from "../../web/pages/inbox.tsx";
import { MessagePage } from "../../web/pages/message.tsx";
import { NewChangePage } from "../../web/pages/new-change.tsx";
import { OwnPage } from "../../web/pages/own-page.tsx";
import { PeoplePage } from "../../web/pages/people.tsx";
import { PersonPage } from "../../web/pages/person.tsx";
import { PortfolioPage } from "../../web/pages/portfolio.tsx";
import { RetroPage } from "../../web/pages/retro.tsx";
import { SignPage } from "../../web/pages/sign.tsx";
import { SourcesPage } from "../../web/pages/sources.tsx";
import { TrainingPage } from "../../web/pages/training.tsx";
import * as fixtures from "./fixtures.ts";
import { attacked, attackedWith } from "./hostile.ts";
import { tagsOf } from "./markup.ts";

const pages: [string, string][] = [
  ["portfolio", markup(<PortfolioPage model={attacked(fixtures.portfolio)} />)],
  ["change", markup(<ChangePage model={attacked(fixtures.change)} />)],
  ["certificate", markup(<CertificatePage model={attacked(fixtures.certificate)} />)],
  ["change, draft", markup(<ChangePage model={attacked(fixtures.draft)} />)],
  ["new change", markup(<NewChangePage model={attacked(fixtures.newChangeWithErrors)} />)],
  ["retro", markup(<RetroPage model={attacked(fixtures.retroWithResult)} />)],
  ["sources", markup(<SourcesPage model={attacked(fixtures.sources)} />)],
  ["own page", markup(<OwnPage model={attacked(fixtures.ownPage)} />)],
  ["people", markup(<PeoplePage model={attacked(fixtures.people)} />)],
  ["person", markup(<PersonPage model={attacked(fixtures.person)} />)],
  ["inbox", markup(<InboxPage model={attacked(fixtures.inbox)} />)],
  ["inbox, message", markup(<InboxMessagePage model={attacked(fixtures.inboxMessage)} />)],
  ["message", markup(<MessagePage model={{ title: fixtures.hostile, text: [fixtures.hostile], links: [] }} />)],
  ...Object.entries(fixtures.signStates).map(([name, model]): [string, string] => [
    `sign, ${name}`,
    markup(<SignPage model={attacked(model)} />),
  ]),
  ...Object.entries(fixtures.trainings).map(([name, model]): [string, string] => [
    `training, ${name}`,
    markup(<TrainingPage model={attacked(model)} />),
  ]),
];

test.each(pages)("%s", (name, html) => {
  if (!name.endsWith("unknown")) expect(html).toContain("&lt;script&gt;alert(&quot;x&quot;)");
  expect(html).not.toContain("<script");
  expect(html).not.toContain("<img");
  for (const { attributes } of tagsOf(html)) expect([...attributes.keys()]).not.toContain("onerror");
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

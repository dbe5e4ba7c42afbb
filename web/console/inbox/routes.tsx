import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { inbox, inboxMessage } from "../../../app/message/inbox.ts";
import type { InboxEntry } from "../../../app/message/inbox.ts";
import type { Letter } from "../../../app/message/post.ts";
import { Problem } from "../../../domain/errors.ts";
import { framedMail, mailBodyPolicy, messagePolicy } from "../../kit/policy.ts";
import { createLetters } from "../../letters/letters.ts";
import { InboxMessagePage, InboxPage } from "../../pages/inbox.tsx";
import type { InboxMessage } from "../../pages/inbox.tsx";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";

const pageSize = 25;

/** `/inbox`: mail that would have been sent, while no mail server is configured. Bodies are written when they are read. */
export function inboxRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  const letters = createLetters(app);
  const letterOf = (entry: InboxEntry): Promise<Letter | null> =>
    letters.write({ ...entry, now: entry.sentAt ?? entry.dueAt });

  pages.get("/inbox", signedIn(app, "admin"), async (c) => {
    const entries = await inbox(app, c.get("caller"));
    const page = pageNumber(c.req.query("page"));
    const shown = entries.slice((page - 1) * pageSize, page * pageSize);
    const messages = await Promise.all(shown.map(async (entry) => messageOf(entry, await letterOf(entry))));
    const olderHref = entries.length > page * pageSize ? `/inbox?page=${page + 1}` : undefined;
    const frame = await frameFor(app, c, "inbox");
    return send(c, <InboxPage model={{ frame, messages, total: entries.length, olderHref }} />);
  });

  pages.get("/inbox/:id", signedIn(app, "admin"), async (c) => {
    const entry = await inboxMessage(app, c.get("caller"), c.req.param("id"));
    const letter = await letterOf(entry);
    if (letter === null) throw nothingToSay();
    const frame = await frameFor(app, c, "inbox");
    const message = { ...messageOf(entry, letter), from: "Takehold", text: letter.text };
    c.header("Content-Security-Policy", messagePolicy);
    return send(c, <InboxMessagePage model={{ frame, message, htmlHref: `${addressOf(entry)}/html` }} />);
  });

  pages.get("/inbox/:id/html", signedIn(app, "admin"), async (c) => {
    const letter = await letterOf(await inboxMessage(app, c.get("caller"), c.req.param("id")));
    if (letter === null) throw nothingToSay();
    c.header("Content-Security-Policy", mailBodyPolicy);
    return c.html(framedMail(letter));
  });
  return pages;
}

function messageOf(entry: InboxEntry, letter: Letter | null): InboxMessage {
  return {
    id: entry.messageId,
    href: letter === null ? undefined : addressOf(entry),
    to: `${entry.name} <${entry.email}>`,
    subject: letter?.subject ?? `${entry.change ?? "A page"}: nothing to say any more, it has moved on since`,
    at: entry.sentAt ?? entry.dueAt,
    changeKey: entry.change ?? undefined,
    isRead: entry.shownAt !== null,
  };
}

function addressOf({ messageId }: InboxEntry): string {
  return `/inbox/${encodeURIComponent(messageId)}`;
}

function nothingToSay(): Problem {
  return new Problem("not_found", "This message has nothing to say any more: what it was about has changed since.");
}

function pageNumber(text: string | undefined): number {
  const page = Number(text ?? 1);
  return Number.isInteger(page) && page >= 1 ? page : 1;
}

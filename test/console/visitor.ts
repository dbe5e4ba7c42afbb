import type { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import { createLoginLink } from "../../app/access/create-login-link.ts";
import { operator } from "../../app/actor.ts";
import type { Scope } from "../../app/actor.ts";
import type { App } from "../../app/context.ts";
import { resolvePeople } from "../../app/people/resolve.ts";

/** A page as it arrived. */
export interface Visited {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Where a redirect leads, empty when it is none. */
  readonly location: string;
}

/** Somebody with a browser without script: keeps cookies, follows no redirect by itself, sends forms with their unseen inputs. */
export class Visitor {
  readonly #api: Hono<Env>;
  readonly #cookies = new Map<string, string>();

  constructor(api: Hono<Env>) {
    this.#api = api;
  }

  async get(path: string): Promise<Visited> {
    return this.#visit(path, {});
  }

  /** Posts fields as a form of ours would. */
  async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ): Promise<Visited> {
    const body = new URLSearchParams(fields);
    return this.#visit(path, { method: "POST", body, headers: { "sec-fetch-site": "same-origin", ...headers } });
  }

  /** What a script of ours sends. */
  async put(
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ): Promise<Visited> {
    const body = new URLSearchParams(fields);
    return this.#visit(path, { method: "PUT", body, headers: { "sec-fetch-site": "same-origin", ...headers } });
  }

  async postData(path: string, body: FormData): Promise<Visited> {
    return this.#visit(path, { method: "POST", body, headers: { "sec-fetch-site": "same-origin" } });
  }

  /** Sends the form of a page that posts to `action`, with what is typed into it, and reads the page it leads to. */
  async send(
    page: Visited,
    action: string,
    typed: Readonly<Record<string, string>> = {},
    subject?: string,
  ): Promise<Visited> {
    const form = formsIn(page.html).find(
      (each) => each.action === action && (subject === undefined || each.hidden["subject"] === subject),
    );
    if (form === undefined)
      throw new Error(
        `no form posts to ${action}; there are ${formsIn(page.html)
          .map((each) => each.action)
          .join(", ")}`,
      );
    const answer = await this.post(action, { ...form.hidden, ...typed });
    return answer.location === "" ? answer : this.get(answer.location.replace(/#.*/, ""));
  }

  async #visit(path: string, init: RequestInit): Promise<Visited> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = new Headers(init.headers);
    headers.set("accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    if (cookie !== "") headers.set("cookie", cookie);
    const response = await this.#api.request(path, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      if (/Max-Age=0/i.test(line)) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return {
      status: response.status,
      html: await response.text(),
      headers: response.headers,
      location: response.headers.get("location") ?? "",
    };
  }
}

/** Somebody signed in by a one-time link. */
export async function signIn(
  { app, api }: { app: App; api: Hono<Env> },
  { email = "petra@example.com", scopes = ["admin"] }: { email?: string; scopes?: Scope[] } = {},
): Promise<Visitor> {
  const name = email.slice(0, email.indexOf("@"));
  const people = await resolvePeople(app, [
    { path: "me", ref: { email, name: name[0]?.toUpperCase() + name.slice(1) } },
  ]);
  const link = await createLoginLink(app, operator, { person: people.get("me") ?? "", scopes });
  const visitor = new Visitor(api);
  const page = await visitor.get(new URL(link.url).pathname + new URL(link.url).search);
  await visitor.send(page, "/login");
  return visitor;
}

interface FoundForm {
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
}

/** The forms of a page that post, with their unseen inputs. */
export function formsIn(html: string): FoundForm[] {
  return [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = "", inside = ""]) => {
    const action = /\baction="([^"]*)"/.exec(attributes)?.[1];
    if (action === undefined || !attributes.includes('method="post"')) return [];
    const hidden = [...inside.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    return [{ action, hidden: Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value])) }];
  });
}

/** What a reader sees of a page: its text without tags, one space between words. */
export function textOf(html: string): string {
  return html
    .replaceAll(/<style.*?<\/style>|<svg.*?<\/svg>/gs, " ")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

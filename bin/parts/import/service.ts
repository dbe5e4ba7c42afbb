import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { runningInstance } from "../instance-file.ts";
import { CommandFailure, reasonOf } from "../failure.ts";

/** How a command says where the service is and who asks. */
export interface ServiceOptions {
  readonly url?: string;
  readonly key?: string;
}

/** A field that the service refused, as its problem names it. */
export interface RefusedField {
  readonly path: string;
  readonly message: string;
}

export type Answer =
  | { readonly status: number; readonly json: Readonly<Record<string, unknown>>; readonly refused: null }
  | { readonly status: number; readonly json: null; readonly refused: { detail: string; errors: RefusedField[] } };

interface Content {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

const attemptsMax = 6;
const longestWaitMs = 10_000;

/** A running service, asked over HTTP with a key. Every request may be sent again, so a busy service is asked again. */
export class Service {
  readonly url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.#key = key;
  }

  /** @throws CommandFailure when the service cannot be reached, does not know the key, or fails */
  post(path: string, body: unknown): Promise<Answer> {
    return this.#deliver(path, { type: "application/json", body: JSON.stringify(body) });
  }

  /** A mail message as it came. @throws CommandFailure as `post` does */
  postMessage(path: string, message: Uint8Array<ArrayBuffer>): Promise<Answer> {
    return this.#deliver(path, { type: "message/rfc822", body: message });
  }

  async #deliver(path: string, content: Content): Promise<Answer> {
    const once = randomUUID();
    for (let attempt = 1; ; attempt += 1) {
      const response = await this.#send(path, content, once);
      const json: unknown = await response.json().catch(() => null);
      const fields = isObject(json) ? json : {};
      if (response.ok) return { status: response.status, json: fields, refused: null };
      const detail = typeof fields["detail"] === "string" ? fields["detail"] : `It answered ${response.status}.`;
      if (response.status === 401 || response.status === 403) throw new CommandFailure(detail);
      if (response.status < 500) {
        return { status: response.status, json: null, refused: { detail, errors: errorsOf(fields["errors"]) } };
      }
      if (response.status !== 503 || attempt === attemptsMax) throw new CommandFailure(`${this.url}${path}: ${detail}`);
      const askedMs = Number(response.headers.get("retry-after") ?? 1) * 1_000;
      await delay(Math.min(Number.isFinite(askedMs) ? askedMs : 1_000, longestWaitMs));
    }
  }

  async #send(path: string, { type, body }: Content, once: string): Promise<Response> {
    try {
      return await fetch(`${this.url}/api/v1${path}`, {
        method: "POST",
        body,
        headers: {
          authorization: `Bearer ${this.#key}`,
          "content-type": type,
          "idempotency-key": once,
        },
      });
    } catch (error) {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw new CommandFailure(
        `No Takehold answers at ${this.url} (${reasonOf(cause)}). Start it, or say where it is with --url.`,
        { cause: error },
      );
    }
  }
}

/** The service of the data directory, unless another one is named. @throws CommandFailure without a key */
export async function findService(options: ServiceOptions): Promise<Service> {
  const dataDir = process.env["TAKEHOLD_DATA"] ?? ".takehold";
  const running = options.url === undefined ? await runningInstance(dataDir) : null;
  const port = process.env["PORT"] ?? "8080";
  const url = options.url ?? running?.url ?? process.env["TAKEHOLD_URL"] ?? `http://127.0.0.1:${port}`;
  const file = join(dataDir, "admin-key");
  const key = options.key ?? (await readFile(file, "utf8").catch(() => "")).trim();
  if (key === "")
    throw new CommandFailure(`There is no key in ${file}. Give one with --key; it needs the right scopes.`);
  return new Service(url.replace(/\/+$/, ""), key);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function errorsOf(value: unknown): RefusedField[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) =>
    isObject(item) ? [{ path: String(item["path"]), message: String(item["message"]) }] : [],
  );
}

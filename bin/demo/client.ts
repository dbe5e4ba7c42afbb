/** Talks to an instance as an integrator does: over HTTP, with a key, idempotently. */
export class DemoClient {
  readonly url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.#key = key;
  }

  async get<T>(path: string): Promise<T> {
    return this.#json<T>(await this.#request("GET", path));
  }

  /** Sends JSON. The same idempotency key has its effect once, however often the demo is begun. */
  async post<T>(path: string, body: unknown, idempotencyKey?: string): Promise<T> {
    return this.#json<T>(await this.#request("POST", path, body, idempotencyKey));
  }

  async patch<T>(path: string, body: unknown): Promise<T> {
    return this.#json<T>(await this.#request("PATCH", path, body));
  }

  /** Like `post`, and fine with what is there already. */
  async ensure(path: string, body: unknown): Promise<void> {
    const response = await this.#request("POST", path, body);
    if (response.ok || response.status === 409) return;
    await this.#json(response);
  }

  /** A page's text; empty for one that has gone meanwhile. */
  async page(path: string): Promise<string> {
    const response = await this.#request("GET", path);
    if (response.status === 404) return "";
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}.`);
    return response.text();
  }

  /** Opens a link as the person it was sent to, without a key, and posts its form. */
  async press(link: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const address = `${this.url}${new URL(link, this.url).pathname}`;
    const page = await (await fetch(address)).text();
    const nonce = /name="nonce" value="([^"]+)"/.exec(page)?.[1];
    // No form: this link was used before, by an earlier run of the demo.
    if (nonce === undefined) return;
    const body = new URLSearchParams({ ...fields, nonce });
    const response = await fetch(address, { method: "POST", body, redirect: "manual" });
    if (response.status !== 303) throw new Error(`The form of a link answered ${response.status}.`);
  }

  async #request(method: string, path: string, body?: unknown, idempotencyKey?: string): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      method,
      redirect: "manual",
      headers: {
        authorization: `Bearer ${this.#key}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async #json<T>(response: Response): Promise<T> {
    const text = await response.text();
    if (response.ok) return (text === "" ? {} : JSON.parse(text)) as T;
    throw new Error(`${new URL(response.url).pathname} answered ${response.status}: ${sentenceOf(text)}`);
  }
}

function sentenceOf(text: string): string {
  try {
    const problem = JSON.parse(text) as { detail?: string; errors?: { path: string; message: string }[] };
    const errors = (problem.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
    return [problem.detail ?? "", ...errors].join(" ");
  } catch {
    return text.slice(0, 200);
  }
}

import { lookup } from "node:dns/promises";
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { BlockList, isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { useAgent as guardedAgent } from "request-filtering-agent";

/**
 * Requests to addresses that people wrote down. A server that fetches what it is told to is a way into the network it stands
 * in, so only public addresses are reached, and by https; whoever runs it may allow others. What a name stands for is looked up
 * once for each request and then kept to, so that a name which changes its answer leads nowhere else.
 */

export interface OutboundRequest {
  readonly method: "GET" | "POST" | "PUT";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface OutboundBounds {
  /** For the whole of it: looking up, connecting, redirects, the answer. */
  readonly timeoutMs: number;
  /** Of the answer's body. */
  readonly bytesMax: number;
  /** 0, unless given: a redirect is a failure. */
  readonly redirectsMax?: number;
}

export interface OutboundAnswer {
  /** Any status, also 4xx and 5xx: what it means is the caller's. */
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Outbound {
  /** @throws OutboundFailure */
  send(request: OutboundRequest, bounds: OutboundBounds): Promise<OutboundAnswer>;
  /** What is wrong with an address as far as it shows without asking anybody; `null`: nothing. */
  objectionTo(url: string): string | null;
}

/**
 * - `malformed`, `forbidden`, `redirected`: the address itself is wrong; trying again does not help.
 * - `timeout`, `unreachable`: it may pass.
 * - `too-large`: the answer was longer than allowed.
 */
export type OutboundReason = "malformed" | "forbidden" | "redirected" | "timeout" | "unreachable" | "too-large";

/** Why there was no answer. Its text names the host at most: path and query of an address may be a secret. */
export class OutboundFailure extends Error {
  override readonly name = "OutboundFailure";
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

interface Address {
  readonly address: string;
  readonly family: number;
}

export interface OutboundOptions {
  /** Addresses and networks that are reached although they are not public, also without TLS: `127.0.0.1`, `10.1.0.0/16`. */
  readonly allowed?: readonly string[];
  /** What a name stands for; the system's own unless given. */
  readonly resolve?: (host: string) => Promise<readonly Address[]>;
}

export function createOutbound({ allowed = [], resolve = bySystem }: OutboundOptions = {}): Outbound {
  const exempt = blockListOf(allowed);
  return {
    send: async (request, bounds) => {
      const signal = AbortSignal.timeout(bounds.timeoutMs);
      try {
        return await follow({ exempt, resolve, signal, bounds }, request, bounds.redirectsMax ?? 0);
      } catch (error) {
        throw failureOf(error, request.url, signal);
      }
    },
    objectionTo: (text) => {
      try {
        const url = urlOf(text);
        const literal = literalOf(url);
        const isExempt = literal !== null && isListed(exempt, literal);
        return url.protocol === "https:" || isExempt ? null : "The address has to begin with https://.";
      } catch (error) {
        if (error instanceof OutboundFailure) return error.message;
        throw error;
      }
    },
  };
}

/** Whether a text is an address or a network as `allowed` takes them. */
export function isAddressOrNetwork(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
}

interface Way {
  readonly exempt: BlockList;
  readonly resolve: (host: string) => Promise<readonly Address[]>;
  readonly signal: AbortSignal;
  readonly bounds: OutboundBounds;
}

async function follow(way: Way, request: OutboundRequest, redirectsLeft: number): Promise<OutboundAnswer> {
  const url = urlOf(request.url);
  const answer = await exchange(way, url, request);
  const { location } = answer.headers;
  if (answer.status < 300 || answer.status > 399 || answer.status === 304 || location === undefined) return answer;
  if (redirectsLeft === 0) throw new OutboundFailure("redirected", `${url.host} sends on to another address.`);
  const next = urlOf(location, url);
  // What was meant for one host, as a key is, is nothing for another.
  const headers = next.origin === url.origin ? (request.headers ?? {}) : {};
  const { body: _sent, ...bodiless } = request;
  const isKept = answer.status === 307 || answer.status === 308;
  const again: OutboundRequest = isKept ? request : { ...bodiless, method: "GET" };
  return follow(way, { ...again, url: next.href, headers }, redirectsLeft - 1);
}

function urlOf(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new OutboundFailure("malformed", "The address is not a URL.");
  const url = new URL(text, base);
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new OutboundFailure("malformed", "The address does not begin with https://.");
  return url;
}

async function exchange(way: Way, url: URL, { method, headers, body }: OutboundRequest): Promise<OutboundAnswer> {
  const { agent, addresses } = await wayTo(way, url);
  const options: RequestOptions = {
    method,
    agent,
    lookup: always(addresses),
    signal: way.signal,
    headers: { "accept-encoding": "identity", "user-agent": "takehold", ...headers, ...lengthOf(body) },
  };
  try {
    return await new Promise((answered, failed) => {
      const send = url.protocol === "https:" ? httpsRequest : httpRequest;
      const sent = send(url, options, (response) => {
        read(response, way.bounds.bytesMax).then(
          (bytes) => answered({ status: response.statusCode ?? 0, headers: response.headers, body: bytes }),
          failed,
        );
      });
      sent.on("error", failed);
      sent.end(body);
    });
  } finally {
    agent.destroy();
  }
}

function lengthOf(body: OutboundRequest["body"]) {
  return body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
}

/** Through an agent that refuses whatever is not public, unless the host has an address that is allowed; then to that alone. */
async function wayTo({ exempt, resolve, signal }: Way, url: URL) {
  const literal = literalOf(url);
  const found = literal === null ? await unlessAborted(signal, resolve(url.hostname)) : [literal];
  const allowed = found.filter((each) => isListed(exempt, each));
  if (allowed.length > 0)
    return { addresses: allowed, agent: url.protocol === "https:" ? new HttpsAgent() : new HttpAgent() };
  if (url.protocol !== "https:")
    throw new OutboundFailure("forbidden", `${url.host} is only reached by https, unless its address is allowed.`);
  return { addresses: found, agent: guardedAgent(url.href, {}) };
}

/** The address that stands in a URL instead of a name. */
function literalOf(url: URL): Address | null {
  const address = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(address);
  return family === 0 ? null : { address, family };
}

function isListed(list: BlockList, { address, family }: Address): boolean {
  return list.check(address, family === 6 ? "ipv6" : "ipv4");
}

function always(addresses: readonly Address[]): LookupFunction {
  return (host, options, callback) => {
    const [first] = addresses;
    if (first === undefined) callback(Object.assign(new Error(`${host} has no address`), { code: "ENOTFOUND" }), "", 0);
    else if (options.all === true) callback(null, [...addresses]);
    else callback(null, first.address, first.family);
  };
}

async function read(response: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const tooLarge = new OutboundFailure("too-large", `The answer is longer than ${bytesMax} bytes.`);
  const chunks: Buffer[] = [];
  let bytes = 0;
  const parts: AsyncIterable<Buffer> = response;
  for await (const part of parts) {
    bytes += part.length;
    // Leaving the loop closes the connection: what nobody wants is not fetched.
    if (bytes > bytesMax) throw tooLarge;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

async function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
  ]);
}

function failureOf(error: unknown, url: string, signal: AbortSignal): OutboundFailure {
  if (error instanceof OutboundFailure) return error;
  const host = new URL(url).host;
  if (signal.aborted) return new OutboundFailure("timeout", `${host} did not answer in time.`);
  if (error instanceof Error && error.message.includes("is not allowed. Because"))
    return new OutboundFailure("forbidden", `${host} is not a public address.`);
  return new OutboundFailure("unreachable", `${host} could not be reached.`, { cause: error });
}

function bySystem(host: string): Promise<readonly Address[]> {
  return lookup(host, { all: true });
}

function blockListOf(allowed: readonly string[]): BlockList {
  const list = new BlockList();
  for (const each of allowed) {
    const [address = "", prefix] = each.split("/");
    const kind = isIP(address) === 6 ? "ipv6" : "ipv4";
    if (prefix === undefined) list.addAddress(address, kind);
    else list.addSubnet(address, Number(prefix), kind);
  }
  return list;
}

import type { IncomingHttpHeaders } from "node:http";
import { PullFailure } from "../../../domain/usage/pull/page.ts";
import { OutboundFailure } from "../../../lib/outbound.ts";
import type { Outbound, OutboundRequest } from "../../../lib/outbound.ts";

const bounds = { timeoutMs: 30_000, bytesMax: 10_000_000, redirectsMax: 3 };
/** Nobody is waited for longer than this, whatever they ask for. */
const waitMsMax = 6 * 3_600_000;

export interface JsonAnswer {
  readonly json: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** Asks for JSON. @throws PullFailure that says what the other side answered, and nothing of its body */
export async function askForJson(outbound: Outbound, request: OutboundRequest): Promise<JsonAnswer> {
  const headers = { accept: "application/json", ...request.headers };
  const answer = await outbound.send({ ...request, headers }, bounds).catch((error: unknown) => {
    throw failureOf(error);
  });
  const { status } = answer;
  if (status < 200 || status > 299) throw refusalOf(status, answer.headers);
  try {
    return { json: JSON.parse(answer.body.toString("utf8")) as unknown, headers: answer.headers };
  } catch {
    throw new PullFailure("The answer is no JSON.", { passing: true });
  }
}

function failureOf(error: unknown): unknown {
  if (!(error instanceof OutboundFailure)) return error;
  switch (error.reason) {
    case "forbidden":
      return new PullFailure(
        `${error.message} Whoever runs Takehold can allow an address with TAKEHOLD_ALLOWED_ADDRESSES.`,
      );
    case "too-large":
      return new PullFailure("The answer is larger than 10 MB. Ask for fewer rows at once.");
    case "malformed":
    case "redirected":
      return new PullFailure(error.message);
    case "timeout":
    case "unreachable":
      return new PullFailure(error.message, { passing: true });
  }
}

function refusalOf(status: number, headers: IncomingHttpHeaders): PullFailure {
  const afterMs = retryAfterMs(headers["retry-after"], Date.now());
  if (status === 429) return new PullFailure("It asks us to come back later (429).", { passing: true, afterMs });
  if (status === 401 || status === 403)
    return new PullFailure(`It refuses the key (${status}). Check that it is still valid and may read this.`);
  if (status === 404) return new PullFailure("There is nothing at this address (404).");
  if (status >= 500) return new PullFailure(`It failed on its side (${status}).`, { passing: true, afterMs });
  return new PullFailure(`It did not take the request (${status}).`);
}

/** Milliseconds to wait, of seconds or a date; `null` where neither is said. */
export function retryAfterMs(header: string | undefined, now: number): number | null {
  if (header === undefined || header.trim() === "") return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), waitMsMax) : null;
}

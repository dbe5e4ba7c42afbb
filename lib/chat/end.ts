import { OutboundFailure } from "../outbound.ts";
import type { Outbound, OutboundAnswer, OutboundRequest } from "../outbound.ts";

/** How sending to a chat program ended. `later`: it took nothing and said when it will. */
export type ChatEnd =
  | { readonly is: "sent" }
  | { readonly is: "later"; readonly afterMs: number }
  | { readonly is: "failed"; readonly reason: string };

/** Shorter than whoever sends is given for a message; what is slow goes by mail. */
const bounds = { timeoutMs: 2_500, bytesMax: 65_536 };
const retryAfterUsualMs = 10_000;

/**
 * Posts and reads the answer. An answer that never came says nothing of whether the message was posted, so it is a failure that is
 * not tried again there.
 */
export async function exchange(
  outbound: Outbound,
  request: OutboundRequest,
  read: (answer: OutboundAnswer) => ChatEnd,
): Promise<ChatEnd> {
  try {
    const answer = await outbound.send(request, bounds);
    return answer.status === 429 ? { is: "later", afterMs: retryAfter(answer) } : read(answer);
  } catch (error) {
    if (!(error instanceof OutboundFailure)) throw error;
    return { is: "failed", reason: error.message };
  }
}

/** `Retry-After` in seconds, or as a date. */
function retryAfter({ headers }: OutboundAnswer): number {
  const text = headers["retry-after"] ?? "";
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? retryAfterUsualMs : Math.max(0, at - Date.now());
}

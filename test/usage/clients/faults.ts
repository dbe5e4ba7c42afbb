import { createServer, request } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * What befalls a delivery on its way. `lost answer`: it arrives and is stored, and the line breaks before the answer comes back.
 */
export type Fault = "503" | "429" | "lost answer" | "none";

export interface FaultyWay {
  readonly url: string;
  /** Faults that were met, in order. */
  readonly met: readonly Fault[];
  readonly stop: () => Promise<void>;
}

/** A server between a client and `target`: the first deliveries meet the faults, all others arrive. */
export async function faultyWay(target: string, faults: readonly Fault[]): Promise<FaultyWay> {
  const met: Fault[] = [];
  const server = createServer((incoming, outgoing) => {
    const isDelivery = incoming.method === "POST" && !/flags|decide/.test(incoming.url ?? "");
    const fault = isDelivery ? (faults[met.length] ?? "none") : "none";
    if (isDelivery) met.push(fault);
    if (fault === "503" || fault === "429") {
      incoming.resume();
      outgoing.writeHead(Number(fault), fault === "429" ? { "retry-after": "1" } : {}).end("{}");
    } else pass(target, incoming, outgoing, fault === "lost answer");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url, met, stop };
}

function pass(target: string, incoming: IncomingMessage, outgoing: ServerResponse, isCut: boolean): void {
  const { method, headers, url = "/" } = incoming;
  const onward = request(new URL(url, target), { method, headers }, (answer) => {
    if (isCut) {
      answer.resume();
      answer.once("end", () => outgoing.destroy());
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(outgoing);
  });
  onward.once("error", () => outgoing.destroy());
  incoming.pipe(onward);
}

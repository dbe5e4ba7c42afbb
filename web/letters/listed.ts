import { changeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import type { ListedRequest } from "../../app/message/post.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import type { ListedMail, MailFrame } from "../mail/render.tsx";

/** Requests that a message tells of beside its own, soonest due first. One that was decided meanwhile is left out. */
export async function listedRequests(
  app: Pick<App, "db" | "secret" | "url" | "now">,
  frame: MailFrame,
  others: readonly ListedRequest[],
): Promise<readonly ListedMail[]> {
  const lines: ListedMail[] = [];
  for (const { change, request: id, generation } of others) {
    const view = await changeView(app, change);
    const gate = view.gates.find((each) => each.requests.some((request) => request.id === id));
    const request = gate?.requests.find((each) => each.id === id);
    if (gate === undefined || request?.standing !== "open") continue;
    const link = linkUrl(app.url, app.secret, { kind: "sign", change, subject: id, generation });
    const askedBy = view.owner?.name ?? view.proposer.name ?? frame.to;
    lines.push({ title: view.title, gate: gate.name, askedBy, dueAt: request.dueAt, link });
  }
  return lines.toSorted((a, b) => (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity));
}

import { Problem } from "../../domain/errors.ts";
import { findChat, noteChat } from "../../store/message/chats.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { openWay } from "../message/chat.ts";
import type { Letters } from "../message/post.ts";

/**
 * Sends somebody a test message in the program in which they are written to. How it went is told beside the person, as of any message.
 * @throws Problem `conflict` with why it did not arrive
 */
export async function testChannel(app: App, letters: Letters, caller: Caller, person: string): Promise<void> {
  requireScope(caller, "people:write");
  const now = app.now();
  const [chat, letter] = await Promise.all([
    findChat(app.db, person),
    letters.write({ change: null, task: { do: "mail-channel-test" }, person, part: "", now }),
  ]);
  if (letter === null) throw new Problem("not_found", "There is no such person.");
  if (chat === null)
    throw new Problem(
      "conflict",
      "They are written to by mail, which needs no test: what comes back is told on the change.",
    );
  const way = openWay(app.secret, person, chat, letter.to.email);
  const end = typeof way === "string" ? ({ is: "failed", reason: way } as const) : await app.chat.send(way, letter);
  const failed =
    end.is === "sent"
      ? null
      : end.is === "later"
        ? "It takes no messages at the moment; try again in a minute."
        : end.reason;
  await noteChat(app.db, person, failed, now);
  if (failed !== null)
    throw new Problem("conflict", `The test message did not arrive: ${failed} Messages go by mail meanwhile.`);
}

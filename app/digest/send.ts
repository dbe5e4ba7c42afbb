import { SmtpFailure } from "../../lib/smtp.ts";
import { signParts, subkey } from "../../lib/secret.ts";
import type { DigestReader } from "../../store/digest/readers.ts";
import { keepLink } from "../../store/digest/choices.ts";
import { claimDigest, endDigest, noteDigestMessage, releaseDigest } from "../../store/digest/sent.ts";
import { finishMessage } from "../../store/message/outbox.ts";
import type { App } from "../context.ts";
import { mailed } from "../message/post.ts";
import type { Letters } from "../message/post.ts";
import { digestLinkHash } from "./link.ts";

export type DigestSender = Pick<App, "db" | "secret" | "post"> & {
  readonly letters: Letters;
  /** Told of what should not happen. One digest that cannot be written must not keep others from theirs. */
  readonly onFault: (error: unknown) => void;
};

/**
 * How one try ended. `held`: somebody else is at it, or died at it a moment ago. `later`: the mail server took it not now.
 */
export type DigestEnd = "sent" | "empty" | "failed" | "held" | "later";

/**
 * Writes to one person, by mail alone: a chat is no place for a page of it. Whoever sends holds the claim of person and week, and its
 * Message-ID follows from both, so one that goes out again after a crash is known as the same by whoever takes it.
 */
export async function sendDigest(
  deps: DigestSender,
  { person }: Pick<DigestReader, "person">,
  { week, now, isLast }: { readonly week: string; readonly now: number; readonly isLast: boolean },
): Promise<DigestEnd> {
  const { db, secret, letters, post } = deps;
  if (!(await claimDigest(db, person, week))) return "held";
  try {
    const end = await write();
    if (end === "later") await releaseDigest(db, person, week);
    else await endDigest(db, person, week, end);
    return end;
  } catch (error) {
    deps.onFault(error);
    if (isLast) await endDigest(db, person, week, "failed");
    else await releaseDigest(db, person, week);
    return isLast ? "failed" : "later";
  }

  async function write(): Promise<Exclude<DigestEnd, "held">> {
    // Before it is written: a link that is read works.
    await keepLink(db, person, digestLinkHash(secret, person));
    const task = { do: "mail-digest", week } as const;
    const written = await letters.write({ change: null, task, person, part: week, now });
    const letter = written === null ? null : mailed(written);
    if (letter === null) return "empty";
    const { messageId, reference } = messageIds(deps, person, week);
    await noteDigestMessage(db, { person, task, messageId, at: now });
    try {
      await post.send(letter, messageId, reference);
    } catch (error) {
      if (!(error instanceof SmtpFailure)) throw error;
      if (!error.permanent && !isLast) return "later";
      await finishMessage(db, messageId, { failed: error.message });
      return "failed";
    }
    await finishMessage(db, messageId, { sentAt: now, via: post.via });
    return "sent";
  }
}

/** The id ends in what nobody else can make, so that whoever tells of a message that came back has seen it. */
function messageIds({ secret, post }: DigestSender, person: string, week: string) {
  const tag = (parts: readonly string[]) =>
    Buffer.from(signParts(subkey(secret, "message-id"), ["digest", ...parts]), "base64url").toString("hex");
  return {
    messageId: `<digest.${week}.${tag([person, week]).slice(0, 32)}@${post.domain}>`,
    reference: `<digest.${tag([person]).slice(0, 32)}@${post.domain}>`,
  };
}

import { randomUUID } from "node:crypto";
import type { ChangeState } from "../../domain/change/state.ts";
import { sameSecret, signParts, subkey } from "../../lib/secret.ts";
import { countTry, dropCode, findCode, knownCodes, saveCode, useCode } from "../../store/signoff/step-up-codes.ts";
import type { CodeSubject, KnownCodes, StoredCode } from "../../store/signoff/step-up-codes.ts";
import { findCards } from "../../store/people/names.ts";
import type { App } from "../context.ts";
import type { Letters } from "../message/post.ts";
import { sendNow } from "../message/send-now.ts";
import type { Handed } from "../message/send-now.ts";
import { maskedAddress } from "../record/masked-address.ts";
import type { DecisionForm } from "./form.ts";
import type { Asked } from "./page.ts";

/** At some gates a link is not proof enough: whoever decides there also types a code mailed to their own address. */

export const codeMinutes = 10;
const lifetimeMs = codeMinutes * 60_000;
const pauseMs = 60_000;
const hourMs = 3_600_000;
const hourlyMax = 5;
/** What a mail server turned down hardly counts, so that a person can ask again at once. */
const hourlyTriesMax = 30;

/** What became of asking for a code. */
export type CodeMailed = Handed | "just_sent" | "too_many";

/** Why an act waits for a code. `mailed`: what came of sending one, `null` where none was sent now. */
export interface CodeAsked {
  readonly sentTo: string | null;
  readonly mailed: CodeMailed | null;
  /** What was typed is not the code, or the code cannot be used any more. */
  readonly fault: "wrong" | "ended" | null;
}

export type CodeChecked =
  | { readonly is: "proved"; readonly code: string }
  | { readonly is: "asked"; readonly asked: CodeAsked };

/** Six digits that follow from an id and the installation's secret, so that they are stored nowhere. */
function codeOf(secret: string, id: string): string {
  const bits = Buffer.from(signParts(subkey(secret, "step-up"), [id]), "base64url").readUIntBE(0, 6);
  return String(bits % 1_000_000).padStart(6, "0");
}

/** A code for the message that brings it; `null`: there is no such code. */
export async function codeToMail(
  app: Pick<App, "db" | "secret">,
  id: string,
): Promise<(StoredCode & { readonly code: string }) | null> {
  const stored = await findCode(app.db, id);
  return stored === null ? null : { ...stored, code: codeOf(app.secret, id) };
}

/** Whether what a form asks for needs a code. */
export function wantsCode(
  { gates, objections }: ChangeState,
  gate: string,
  { decision, objection }: Pick<DecisionForm, "decision" | "objection">,
): boolean {
  const closes = decision === "close" && Object.hasOwn(objections, objection) ? objections[objection] : undefined;
  return gates[closes?.gate ?? gate]?.stepUp === true;
}

/** Looks at the code in a form; mails one to the person's own address where there is none to type, or another one is asked for. */
export async function checkCode(
  app: App,
  letters: Letters,
  { link }: Asked,
  { code, another }: Pick<DecisionForm, "code" | "another">,
): Promise<CodeChecked> {
  const { change, subject: request, person, generation } = link;
  const subject = { change, request, person, generation };
  const now = app.now();
  const known = await knownCodes(app.db, subject, { now, since: now - hourMs });
  const email = (await findCards(app.db, [person])).get(person)?.email ?? null;
  const asked = (more: Pick<CodeAsked, "mailed" | "fault">): CodeChecked => ({
    is: "asked",
    asked: { sentTo: email === null ? null : maskedAddress(email), ...more },
  });
  if (another || (code === "" && !known.isOpen))
    return asked({ mailed: await mailCode(app, letters, subject, known), fault: null });
  if (code === "") return asked({ mailed: null, fault: null });
  const { newest } = known;
  if (newest === null || !(await countTry(app.db, newest, now))) return asked({ mailed: null, fault: "ended" });
  if (!sameSecret(codeOf(app.secret, newest), code)) return asked({ mailed: null, fault: "wrong" });
  return (await useCode(app.db, newest, now))
    ? { is: "proved", code: newest }
    : asked({ mailed: null, fault: "ended" });
}

/** A code is void once a newer one was sent, not before. */
async function mailCode(app: App, letters: Letters, subject: CodeSubject, known: KnownCodes): Promise<CodeMailed> {
  const now = app.now();
  if (known.lastSentAt > now - pauseMs) return "just_sent";
  if (known.sent >= hourlyMax || known.tried >= hourlyTriesMax) return "too_many";
  const id = randomUUID();
  const messageId = `<step-up.${id}@${app.post.domain}>`;
  const code = { ...subject, id, serial: known.serial + 1, at: now, expiresAt: now + lifetimeMs, messageId };
  if (!(await saveCode(app.db, code))) return "just_sent";
  const { change, person } = subject;
  const task = { do: "mail-step-up", code: id } as const;
  const reference = `<${change.toLowerCase()}@${app.post.domain}>`;
  const handed = await sendNow(app, letters, { change, task, person, part: id, now }, { messageId, reference });
  if (handed !== "sent") await dropCode(app.db, id);
  return handed;
}

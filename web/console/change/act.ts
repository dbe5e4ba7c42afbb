import { acceptCounter, counterPropose } from "../../../app/change/counter.ts";
import { launchWave } from "../../../app/change/launch.ts";
import { move, moveWithReason } from "../../../app/change/moves.ts";
import type { PlainMove, ReasonedMove } from "../../../app/change/moves.ts";
import type { Written } from "../../../app/change/orders.ts";
import { finishReinforcement } from "../../../app/change/reinforcement.ts";
import { handOver } from "../../../app/change/hand-over.ts";
import { nudgePerson } from "../../../app/change/nudge.ts";
import { renewRequest } from "../../../app/change/requests.ts";
import { submitChange } from "../../../app/change/submit.ts";
import { addWorkItem, moveWorkItem } from "../../../app/change/work.ts";
import { answerQuestion, closeObjection, overruleObjection } from "../../../app/signoff/settle.ts";
import { recordCompletions } from "../../../app/training/completions.ts";
import { Problem, invalidField } from "../../../domain/errors.ts";
import { localInstant } from "../../../lib/local-instant.ts";
import type { FlashName } from "../flash.ts";
import type { FormBody } from "../form-body.ts";
import { afterwards } from "./act-afterwards.ts";
import { auditing } from "./act-audit.ts";
import { feedback } from "./act-feedback.ts";
import { subjectName } from "./action.ts";
import type { Act, Doer, Done } from "./doing.ts";

/** What a page of a change can ask for, by the verb in its address. */
const doers: Readonly<Record<string, Doer>> = {
  submit: async ({ app, caller, key, form }) => done(await submitChange(app, caller, key, form.once), "submitted"),
  accept: plain("accept", "accepted"),
  revise: plain("revise", "returned"),
  resume: plain("resume", "resumed"),
  "accept-build": plain("accept-build", "built", "build"),
  counter,
  "accept-counter": async ({ app, caller, key, form }) =>
    done(await acceptCounter(app, caller, key, form.once), "accepted"),
  decline: reasoned("decline", "declined"),
  withdraw: reasoned("withdraw", "withdrawn"),
  hold: reasoned("hold", "held"),
  close: reasoned("close", "closing"),
  resend: (act) => renew(act, "resend"),
  revoke: (act) => renew(act, "revoke"),
  nudge: async ({ app, caller, key, form }) =>
    done(await nudgePerson(app, caller, { key, request: form.text(subjectName) }, form.once), "nudged"),
  "hand-over-owner": (act) => give(act, "owner"),
  "hand-over-sponsor": (act) => give(act, "sponsor"),
  answer: async ({ app, caller, key, form }) => {
    const place = { key, request: form.text(subjectName) };
    return done(await answerQuestion(app, caller, place, { text: form.text("text") }, form.once), "answered");
  },
  "close-objection": async ({ app, caller, key, form }) => {
    const place = { key, objection: form.text(subjectName) };
    return done(await closeObjection(app, caller, place, form.once), "settled");
  },
  overrule: async ({ app, caller, key, form }) => {
    const place = { key, objection: form.text(subjectName) };
    return done(await overruleObjection(app, caller, place, { reason: form.text("reason") }, form.once), "overruled");
  },
  "work-item": async ({ app, caller, key, form }) => {
    const place = { key, item: form.text(subjectName) };
    return done(await moveWorkItem(app, caller, place, { state: form.text("state") }, form.once), "moved", "build");
  },
  "add-work-item": async ({ app, caller, key, form }) => {
    const url = form.text("url");
    const item = { title: form.text("title"), url: url === "" ? null : url };
    return done(await addWorkItem(app, caller, key, item, form.once), "added", "build");
  },
  launch,
  training,
  ...afterwards,
  ...auditing,
  ...feedback,
  reinforcement: async ({ app, caller, key, form }) => {
    const place = { key, reinforcement: form.text(subjectName) };
    const written = await finishReinforcement(app, caller, place, { note: form.text("note") }, form.once);
    return done(written, "reinforced", "reinforcement");
  },
};

/** Does what a form asks for. @throws Problem */
export async function actOn(verb: string, act: Act): Promise<Done> {
  const doer = Object.hasOwn(doers, verb) ? doers[verb] : undefined;
  if (doer === undefined) throw new Problem("not_found", "There is nothing at this address.");
  return doer(act);
}

function done(written: Pick<Written, "late">, flash: FlashName, place = ""): Done {
  return { late: written.late, flash, place };
}

function plain(type: PlainMove, flash: FlashName, place = ""): Doer {
  return async ({ app, caller, key, form }) => done(await move(app, caller, key, type, form.once), flash, place);
}

function reasoned(type: ReasonedMove, flash: FlashName): Doer {
  return async ({ app, caller, key, form }) => {
    const written = await moveWithReason(app, caller, key, { type, reason: form.text("reason") }, form.once);
    return done(written, flash);
  };
}

async function renew({ app, caller, key, form }: Act, verb: "resend" | "revoke"): Promise<Done> {
  const request = form.text(subjectName);
  const written = await renewRequest(app, caller, { key, request, verb }, form.once);
  return done(written, verb === "resend" ? "resent" : "revoked");
}

async function give({ app, caller, key, form }: Act, role: "owner" | "sponsor"): Promise<Done> {
  const input = { role, to: form.text("to"), reason: form.text("reason") };
  return done(await handOver(app, caller, key, input, form.once), "handed");
}

/** An instant typed into a form, `null` when left empty. @throws Problem naming the field */
function typedInstant(form: FormBody, path: string, timeZone: string, message: string): string | null {
  const typed = form.text(path);
  if (typed === "") return null;
  const at = localInstant(typed, timeZone);
  if (at === null) throw invalidField(path, message);
  return new Date(at).toISOString();
}

async function counter({ app, caller, key, form, timeZone }: Act): Promise<Done> {
  const when = typedInstant(form, "when", timeZone, "This is no date and time. Choose one, or leave it empty.");
  const input = { what: form.text("what"), when, tradeOff: form.text("tradeOff") };
  return done(await counterPropose(app, caller, key, input, form.once), "countered");
}

async function launch({ app, caller, key, form, timeZone }: Act): Promise<Done> {
  const message = "This is no date and time. Choose one, or leave it empty to launch now.";
  const at = typedInstant(form, "at", timeZone, message);
  const input = { at, reason: form.text("reason") };
  const written = await launchWave(app, caller, { key, wave: form.text(subjectName) }, input, form.once);
  return done(written, at === null ? "launched" : "scheduled", "waves");
}

async function training({ app, caller, key, form }: Act): Promise<Done> {
  const people = form
    .text("people")
    .split(/[\s,;]+/)
    .filter((person) => person !== "");
  const completions = people.map((person) => ({ person }));
  const place = { key, training: form.text(subjectName), via: "api" as const };
  await recordCompletions(app, caller, place, { completions });
  return done({ late: false }, "trained", "training");
}

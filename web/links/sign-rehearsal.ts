import type { Seat } from "../../app/change/rehearsal.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { seenBefore } from "../../app/signoff/seen-before.ts";
import { wordsOf } from "../language/choose.ts";
import type { SignModel } from "../pages/sign.tsx";
import { momentFor } from "./reader.ts";
import { sayable, wantsCode } from "./sign-forms.ts";
import { letterOf } from "./sign-letter.ts";

/**
 * The page behind a sign link as one person will see it, in their language and time zone, made of a change that is only imagined.
 * Its forms lead nowhere and carry no nonce. `null`: nobody sits there.
 */
export async function rehearsedSign(app: App, view: ChangeView, { gate: id, place }: Seat): Promise<SignModel | null> {
  const gate = view.gates.find((each) => each.id === id);
  const own = gate?.requests[place];
  if (gate === undefined || own === undefined) return null;
  const moment = await momentFor(app, own.person.id, [], view.present);
  const before = await seenBefore(app, view, own.person.id);
  const calendar = own.dueAt === null ? undefined : { href: "#decide", label: wordsOf(moment).calendar.add };
  const nowhere = { action: "#decide", nonce: "", code: wantsCode(view, own) ? { isAsked: false } : undefined };
  return {
    ...moment,
    state: "open",
    letter: { ...letterOf(view, { gate, own }, moment, before), calendar },
    form: { ...nowhere, ...sayable(view, own), errors: [] },
    passOn: nowhere,
    isRehearsal: true,
  };
}

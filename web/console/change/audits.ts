import type { AuditFound, AuditView } from "../../../app/adoption/audit/results.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import { fewestToldOf } from "../../../domain/adoption/audit.ts";
import { date, percent, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { AuditModel, AuditsModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Desk, Offer } from "./action.ts";
import type { MeasuredTarget } from "./measured-target.ts";
import { nameOf } from "./names.ts";

/** The samples of a target and what was found; absent where none was signed. */
export function auditsModel(
  { audit, audits, target }: MeasuredTarget,
  view: ChangeView,
  { moment, desk }: { readonly moment: Moment; readonly desk: Desk },
): AuditsModel | undefined {
  if (audit === null) return undefined;
  const isWithReviewer = audits.some(({ standing }) => standing === "open");
  const canAct = view.outcome === null;
  return {
    standard: audit.standard,
    entries: audits.map((each) => entry(each, canAct, { moment, desk })),
    actions: actionForms(desk, [canAct && !isWithReviewer && drawOffer(target, audit.draws)]),
  };
}

function entry(audit: AuditView, canAct: boolean, { moment, desk }: { moment: Moment; desk: Desk }): AuditModel {
  const { size, candidates, draws, from, until, standing, drawnAt, finishedAt, seed } = audit;
  const what = draws === "actions" ? plural(candidates, "action") : plural(candidates, "person", "people");
  return {
    id: audit.audit,
    standing,
    ...said(audit),
    who: `${nameOf(audit.reviewer)}, ${finishedAt === null ? `drawn ${date(moment, drawnAt)}` : date(moment, finishedAt)}`,
    drawn: `${size} of ${what} from ${date(moment, from)} to ${date(moment, until)}, by lot with the seed ${seed}.`,
    groups: audit.groups.map(({ group, ...found }) => ({ group, text: foundWords(found).join(", ") })),
    actions: actionForms(desk, canAct && standing === "open" ? [resendOffer(audit.audit), dropOffer(audit.audit)] : []),
  };
}

function said({ standing, found, marked, size }: AuditView): Pick<AuditModel, "title" | "detail"> {
  if (standing === "dropped") return { title: "Withdrawn", detail: "nothing was recorded" };
  if (found === null) return { title: "With its reviewer", detail: `${marked} of ${size} marked` };
  const [title, detail] = foundWords(found);
  return { title, detail };
}

/** The share and what it is of: "64%" and "7 of 11, 95% interval 35% to 85%; 1 could not be told". */
export function foundWords({
  n,
  meets,
  unclear,
  share,
  bound,
  low,
  high,
}: AuditFound): [title: string, detail: string] {
  const untold = unclear === null || unclear === 0 ? "" : `; ${unclear} could not be told`;
  if (share === null) return ["Too few to say", `${n} told about, ${fewestToldOf} are needed${untold}`];
  const title = bound === null ? percent(share) : `${bound === "at_most" ? "≤" : "≥"} ${percent(share)}`;
  const of = meets === null ? `of ${n}` : `${meets} of ${n}`;
  const interval = low === null || high === null ? "" : `, 95% interval ${percent(low)} to ${percent(high)}`;
  return [title, `${of}${interval}${untold}`];
}

function drawOffer(target: string, draws: "actions" | "people"): Offer {
  return {
    verb: "draw-audit",
    subject: target,
    label: "Draw a sample",
    fields: [
      {
        kind: "text",
        name: "reviewer",
        label: "Who looks at it",
        help: "Somebody who can tell good work and has no stake in the number. They need no account.",
        example: "Rita Reviewer <rita@example.com>",
        isRequired: true,
      },
      {
        kind: "date",
        name: "from",
        label: "From",
        help: "Empty: the periods that the habit looks at.",
        isRequired: false,
      },
      { kind: "date", name: "until", label: "To", help: "Empty: the last complete period.", isRequired: false },
    ],
    consequence:
      draws === "people"
        ? "They are shown names of people, which leaves an access record. How it was drawn goes on the record."
        : "They are shown what was done, without names. How it was drawn goes on the record.",
  };
}

function resendOffer(audit: string): Offer {
  return {
    verb: "resend-audit",
    subject: audit,
    label: "Send the link again",
    fields: [],
    consequence: "By mail to its reviewer alone. The link they have is void then; their marks stay.",
  };
}

function dropOffer(audit: string): Offer {
  return {
    verb: "drop-audit",
    subject: audit,
    label: "Withdraw it",
    fields: [{ kind: "long", rows: 2, name: "reason", label: "Why is it withdrawn?", isRequired: true }],
    consequence: "Its reviewer's link says so. The reason stays on the record, and another sample can be drawn.",
  };
}

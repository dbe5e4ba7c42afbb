import type { ChangeView } from "../../../app/change/view.ts";
import { capital, deadlineInZone, weekdayDate } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { Standing } from "../../pages/change.tsx";
import { launchedAs, nameOf, peopleNamed } from "./names.ts";
import { nextWave } from "./stages.ts";

/** Who has the ball, since when, and what comes next: the first answer of the page. */
export function standingModel(view: ChangeView, moment: Moment): Standing {
  const { ball } = view;
  const dueAt = dueOf(view);
  const due = dueAt === null ? undefined : `${dueAt < moment.now ? "was due" : "due"} ${weekdayDate(moment, dueAt)}`;
  const next = nextOf(view, moment);
  return {
    ball: ball.party === "nobody" ? null : { who: whoOf(view), to: purposeOf(view) },
    since: { at: ball.since, note: due },
    next,
  };
}

/** A gate's deadline is known a moment before it is on record. */
function dueOf({ ball, gates }: ChangeView): number | null {
  if (ball.dueAt !== null || ball.party !== "stakeholders") return ball.dueAt;
  const dues = gates.flatMap((gate) => (gate.standing === "open" && gate.dueAt !== null ? [gate.dueAt] : []));
  return dues.length === 0 ? null : Math.min(...dues);
}

function whoOf({ ball, team }: ChangeView): string {
  if (ball.people.length > 0) return peopleNamed(ball.people);
  return ball.party === "builders" ? (team ?? "Whoever builds it") : "Nobody is named yet";
}

function purposeOf(view: ChangeView): string {
  if (view.heldSince !== null) return "to resume it, or to withdraw it";
  const openItems = view.work.filter(({ state }) => state === "open" || state === "doing").length;
  switch (view.stage) {
    case "draft":
      return "to finish the proposal and ask for it";
    case "intake":
      return "to accept or decline the proposal";
    case "alignment":
      return view.ball.party === "stakeholders" ? `to decide: ${openGates(view)}` : settlement(view);
    case "build":
      return openItems > 0
        ? `to finish ${openItems === 1 ? "one work item" : `${openItems} work items`}`
        : "to accept the build against the brief";
    case "readiness":
    case "launch":
      return `to launch ${launchedAs(nextWave(view))}`;
    case "adoption":
      return "to win back people who stopped";
    case "closed":
      return "";
  }
}

/** What the owner of a change in alignment owes when nobody else is asked. */
function settlement({ gates }: ChangeView): string {
  if (gates.some((gate) => gate.standing === "declined")) return "to revise the proposal, or to withdraw it";
  const open = gates.filter((gate) => gate.standing === "open");
  const questions = open.flatMap((gate) => gate.requests.filter((request) => request.standing === "asking")).length;
  if (questions > 0) return questions === 1 ? "to answer a question" : `to answer ${questions} questions`;
  const objections = open.flatMap((gate) => gate.objections.filter((each) => each.standing === "open"));
  const [first] = objections;
  if (first !== undefined) return `to settle the ${first.kind} of ${nameOf(first.raiser)}`;
  return "to revise the proposal, or to withdraw it";
}

function openGates({ gates }: ChangeView): string {
  return gates
    .filter((gate) => gate.standing === "open")
    .map((gate) => gate.name)
    .join(", ");
}

function nextOf(view: ChangeView, moment: Moment): Standing["next"] {
  if (view.heldSince !== null) return { what: "It goes on where it stopped", condition: "once it is resumed" };
  switch (view.stage) {
    case "draft":
      return { what: "Intake answers", condition: `once it is asked for, by ${nameOf(view.owner)}` };
    case "intake":
      return { what: "The people who decide are asked", condition: "once it is accepted" };
    case "alignment":
      return view.ball.party === "stakeholders"
        ? { what: "The work begins", condition: `when every gate is approved. ${silenceWords(view)}` }
        : afterSettlement(view);
    case "build":
      return { what: "Readiness and launch", condition: `once ${nameOf(view.proposer)} accepts the build` };
    case "readiness":
    case "launch":
      return launchNext(view, moment);
    case "adoption":
      return adoptionNext(view, moment);
    case "closed":
      return { what: "Nothing more", condition: "The record stays as it is." };
  }
}

function silenceWords({ gates }: ChangeView): string {
  const consents = gates.some((gate) => gate.standing === "open" && gate.silence === "consent");
  return consents ? "Silence counts as consent where a gate says so." : "Silence is not a yes.";
}

function afterSettlement({ gates }: ChangeView): Standing["next"] {
  return gates.some((gate) => gate.standing === "declined")
    ? { what: "A new revision is signed", condition: "once it is returned to draft and asked for again" }
    : { what: "The gate is decided", condition: "once everything raised is settled and everybody has spoken" };
}

function launchNext(view: ChangeView, moment: Moment): Standing["next"] {
  const wave = nextWave(view);
  const what = view.waves.length > 1 ? `${capital(launchedAs(wave))} launches` : "The launch";
  if (wave?.scheduledFor != null) return { what, condition: `on ${deadlineInZone(moment, wave.scheduledFor)}` };
  return { what, condition: `when ${nameOf(view.owner)} says so` };
}

function adoptionNext(view: ChangeView, moment: Moment): Standing["next"] {
  if (view.closing) return { what: "The last measurement", condition: "within a moment; then it is closed" };
  const ends = view.targets.flatMap((target) => target.reading?.verdict.windowEndsAt ?? []);
  if (ends.length === 0) return { what: "The first measurement", condition: "when a period has ended" };
  return {
    what: `Verdict on ${weekdayDate(moment, Math.max(...ends))}`,
    condition: "when the window that was signed ends",
  };
}

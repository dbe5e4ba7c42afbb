import type { ChangeView } from "../../../app/change/view.ts";
import { smallestGroup } from "../../../domain/adoption/privacy.ts";
import { percent, plural } from "../../kit/format.ts";
import type { Rich } from "../../kit/rich.tsx";
import type { IconName } from "../../kit/shapes.ts";
import { gateWords, objectionWords, requestWords } from "./gate-line.ts";
import type { Words } from "./gate-line.ts";
import { launchedAs, nameOf } from "./names.ts";
import { numberIn, partIn, textIn } from "./record.ts";
import type { RecordedEvent } from "./record.ts";

export interface EventLine {
  readonly icon: IconName;
  readonly text: Rich;
}

/** One event of the record in words: who, did what, and their own words for it. */
export function eventLine(event: RecordedEvent, view: ChangeView): EventLine {
  const who = actorOf(event);
  const line = (icon: IconName, text: string): EventLine => ({ icon, text: [...said(text, event)] });
  const gate = named(view.content.gates, textIn(event.data, "gate"));
  const [stage, name] = event.type.split(".");
  switch (stage) {
    case "change":
      return line(...changeWords(name ?? "", who, event, view));
    case "gate":
      return line(...gateWords(name ?? "", gate, event));
    case "request":
      return line(...requestWords(name ?? "", { who, gate }, event, view));
    case "objection":
      return line(...objectionWords(name ?? "", { who, gate }, event, view));
    case "target":
      return line(...targetWords(name ?? "", named(view.content.targets, textIn(event.data, "target")), event));
    default:
      return line(...otherWords(event, who, view));
  }
}

function said(text: string, { text: own }: RecordedEvent): (string | { strong: string })[] {
  return own === null ? [text] : [`${text}: `, { strong: `“${own}”` }];
}

function actorOf({ actor }: RecordedEvent): string {
  if (actor.person !== null) return nameOf(actor.person);
  return actor.kind === "system" ? "Takehold" : "A program";
}

function named(parts: readonly { readonly id: string; readonly name: string }[], id: string): string {
  const name = parts.find((part) => part.id === id)?.name ?? "";
  return name === "" ? id : `“${name}”`;
}

function changeWords(name: string, who: string, { data }: RecordedEvent, view: ChangeView): Words {
  const revision = data["revision"];
  const number =
    typeof revision === "object" && revision !== null && "number" in revision ? ` ${String(revision.number)}` : "";
  const words: Record<string, Words> = {
    created: ["pen", `${who} wrote the proposal${originOf(data)}`],
    edited: ["pen", `${who} wrote revision${number}`],
    submitted: ["up", `${who} asked for it, revision${number}`],
    accepted: ["check", `${who} accepted the proposal`],
    declined: ["close", `${who} declined the proposal`],
    returned: ["refresh", `${who} returned it to draft`],
    withdrawn: ["close", `${who} withdrew it`],
    held: ["hand", `${who} put it on hold`],
    resumed: ["play", `${who} resumed it`],
    "handed-over": ["hand", `${who} made ${nameOf(view.person(textIn(data, "to")))} the ${textIn(data, "role")}`],
    closed: ["flag", `Closed: ${textIn(data, "outcome").replaceAll("_", " ")}`],
  };
  return words[name] ?? ["info", `change.${name}`];
}

function originOf({ grewOutOf }: RecordedEvent["data"]): string {
  if (typeof grewOutOf !== "object" || grewOutOf === null || !("change" in grewOutOf)) return "";
  return `, which grew out of ${String(grewOutOf.change)}`;
}

function targetWords(name: string, target: string, { data }: RecordedEvent): Words {
  const rate = numberIn(data, "rate");
  const n = `${numberIn(data, "counted") ?? 0} of ${numberIn(data, "judged") ?? 0}`;
  const measured = rate === null ? "nobody judged" : `${percent(rate)}, ${n}`;
  if (name === "fell") return ["down", `Target ${target} was lost`];
  if (name === "concluded") return ["flag", `Target ${target}: final verdict ${textIn(data, "verdict")}, ${measured}`];
  const from = textIn(data, "from");
  const to = textIn(data, "to");
  const moved = from === "" || from === to ? to : `${from}, now ${to}`;
  return [to === "met" ? "up" : "eye", `Target ${target}: ${moved}, ${measured}`];
}

function reviewed(view: ChangeView, subject: string): string {
  const connects = view.reviews.find((each) => each.subject === subject)?.connects ?? null;
  return connects === null ? "the change" : `“${connects}”`;
}

function freezeName(view: ChangeView, id: string): string {
  return view.freezes.find((freeze) => freeze.id === id)?.name ?? "a freeze";
}

function suggestionWords(answer: string): string {
  if (answer === "not_right") return "says that what was suggested is not the right thing";
  return answer === "done" ? "did what was suggested" : "is doing what was suggested";
}

function drawnWords(data: RecordedEvent["data"]): string {
  const draw = partIn(data, "draw");
  return `a sample of ${numberIn(draw, "size") ?? 0} of ${numberIn(draw, "candidates") ?? 0}`;
}

function resultWords(data: RecordedEvent["data"]): string {
  const result = partIn(data, "result");
  const [meets, fails, unclear] = ["meets", "fails", "unclear"].map((name) => numberIn(result, name) ?? 0);
  return `${meets} meet what good work is, ${fails} do not, ${unclear} could not be told`;
}

function otherWords({ type, data }: RecordedEvent, who: string, view: ChangeView): Words {
  const wave = launchedAs(view.waves.find((each) => each.id === textIn(data, "wave")));
  const item = view.work.find((each) => each.id === textIn(data, "item"))?.title ?? textIn(data, "item");
  const untrained = numberIn(data, "untrained") ?? 0;
  // Of few people not even the number is told: everybody reads the history.
  const some = untrained < smallestGroup ? "some people" : plural(untrained, "person", "people");
  const untrainedWords = untrained === 0 ? "" : `, ${some} not trained`;
  const frozen = textIn(data, "despite");
  const launchWords = untrainedWords + (frozen === "" ? "" : `, although ${freezeName(view, frozen)} holds launches`);
  const words: Record<string, Words> = {
    "stage.entered": ["flag", `Stage ${textIn(data, "stage")} began`],
    "intake.deadline-set": ["clock", "Intake has its deadline"],
    "intake.overdue": ["alert", "Intake did not answer in time; the sponsor was told"],
    "work.added": ["plus", `${who} added “${item}”`],
    "work.moved": ["check", `${who} moved “${item}” from ${textIn(data, "from")} to ${textIn(data, "to")}`],
    "build.accepted": ["check", `${who} accepted the build`],
    "wave.scheduled": ["clock", `${who} set when to launch ${wave}${launchWords}`],
    "wave.launched": ["flag", `${who} launched ${wave}${launchWords}`],
    "reinforcement.opened": ["hand", "A reinforcement was opened"],
    "reinforcement.done": ["check", `${who} noted what was done`],
    "reinforcement.overdue": ["alert", "A reinforcement is overdue; the sponsor was told"],
    "audit.drawn": [
      "eye",
      `${who} drew ${drawnWords(data)} for ${nameOf(view.person(textIn(data, "reviewer")))} to look at`,
    ],
    "audit.finished": ["check", `${who} looked at a sample: ${resultWords(data)}`],
    "audit.dropped": ["close", `${who} withdrew a sample`],
    "budget.spent": ["info", `${who} told what was spent on ${textIn(data, "part")} so far`],
    "review.kept": ["eye", `${who} looked at ${reviewed(view, textIn(data, "subject"))} again`],
    "suggestion.made": [
      "hand",
      `${nameOf(view.person(textIn(data, "manager")))} was told what may help ${textIn(data, "group")}`,
    ],
    "suggestion.answered": ["check", `${who} ${suggestionWords(textIn(data, "answer"))} for ${textIn(data, "group")}`],
    "feedback.asked": ["info", `${who} asked for feedback`],
    "feedback.closed": ["info", `${who} ended the round of feedback`],
    "closing.asked": ["flag", `${who} asked to close it`],
    "delivery.failed": ["alert", `A message to ${nameOf(view.person(textIn(data, "person")))} could not be delivered`],
  };
  return words[type] ?? ["info", type];
}

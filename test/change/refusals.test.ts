// Every way in which a command is refused: by which code, in which words, and that nothing is changed by it.
import { expect, test } from "vitest";
import type { Actor, PublicCommand } from "../../domain/change/command.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { RefusalCode } from "../../domain/refusal.ts";
import { text } from "./cooperate.ts";
import { proposer, smallPlan } from "./plans.ts";
import { inAdoption, inAlignment, inBuild, inDraft, inIntake, inReadiness, launchOf, Scene } from "./scene.ts";

const link = (person: string): Actor => ({ kind: "link", person });
const owner: Actor = { kind: "person", person: "U3" };

const opened = inAlignment();
const { id: request } = opened.request("U2");
const decide = { type: "decide", request, generation: 1, choice: "approve", reason: null, shownHash: "h1" } as const;
const plan = { ...smallPlan, workItems: ["W1"] };

function after(scene: Scene, ...commands: readonly PublicCommand[]): Scene {
  for (const command of commands) scene.do(command);
  return scene;
}

const hold: PublicCommand = { type: "hold", reason: text };
const closedScene = () => after(inIntake(), { type: "withdraw", reason: text });
const shared = { ...smallPlan.gates[0], id: "G1", quorum: { mode: "any" } as const };
const withProposer = { ...smallPlan, gates: [{ ...shared, stakeholders: [{ person: proposer, team: null }] }] };

const drawn = { of: "actions", from: 0, until: 1, candidates: 40, size: 20, seed: "s", commitment: "c" } as const;
const drawAudit = (target: string, audit = "S1"): PublicCommand => ({
  type: "draw-audit",
  audit,
  target,
  reviewer: "U2",
  draw: drawn,
});
const counts = { meets: 15, fails: 4, unclear: 1, commitment: "c" };
const foundAudit: PublicCommand = { type: "finish-audit", audit: "S1", result: counts };
function found(): Scene {
  const scene = after(inAdoption(), drawAudit("A1"));
  scene.do(foundAudit, link("U2"));
  return scene;
}

type Row = readonly [
  what: string,
  scene: () => Scene,
  command: PublicCommand,
  code: RefusalCode,
  words: string,
  by?: Actor,
];

const table: readonly Row[] = [
  ["a change that was never created", () => new Scene(), { type: "submit" }, "not_found", "There is no change CHG-7."],
  [
    "a second creation",
    inDraft,
    { type: "create", proposer, plan, revision: { number: 1, hash: "h1" } },
    "conflict",
    "CHG-7 exists already.",
  ],
  [
    "an incomplete proposal",
    () => inDraft({ ...plan, missing: ["sponsor"] }),
    { type: "submit" },
    "incomplete",
    "Fill in",
  ],
  ["a second submission", inIntake, { type: "submit" }, "wrong_stage", "You can submit it while it is a draft."],
  [
    "an edit of an older revision",
    inDraft,
    { type: "edit", plan, revision: { number: 1, hash: "h0" }, basedOn: 0, material: true },
    "outdated",
    "Somebody else changed this proposal meanwhile.",
  ],
  [
    "an edit after the submission",
    inIntake,
    { type: "edit", plan, revision: { number: 2, hash: "h2" }, basedOn: 1, material: true },
    "wrong_stage",
    "return it to draft first",
  ],
  ["accepting a draft", inDraft, { type: "accept" }, "wrong_stage", "while it is in intake"],
  ["accepting what is on hold", () => after(inIntake(), hold), { type: "accept" }, "on_hold", "Resume it before"],
  ["declining after intake", inAlignment, { type: "decline", reason: text }, "wrong_stage", "while it is in intake"],
  ["giving back what is built", inBuild, { type: "revise" }, "wrong_stage", "from intake or alignment"],
  ["withdrawing after launch", inAdoption, { type: "withdraw", reason: text }, "wrong_stage", "close it with a reason"],
  ["holding a draft", inDraft, hold, "wrong_stage", "between intake and launch"],
  ["resuming what is not held", inIntake, { type: "resume" }, "wrong_stage", "is not on hold"],
  [
    "an unknown request",
    inAlignment,
    { ...decide, request: "R0-0" },
    "not_found",
    "no sign-off request R0-0",
    link("U2"),
  ],
  [
    "a request named like a property",
    inAlignment,
    { ...decide, request: "constructor" },
    "not_found",
    "no sign-off request",
  ],
  ["a decision without a link", inAlignment, decide, "forbidden", "from their own link", owner],
  ["a decision from another's link", inAlignment, decide, "forbidden", "Only the person asked", link("U4")],
  ["the proposer's own", () => inAlignment(withProposer), decide, "forbidden", "cannot approve it", link(proposer)],
  [
    "an older link",
    () => after(inAlignment(), { type: "resend", request }),
    decide,
    "superseded",
    "latest message",
    link("U2"),
  ],
  [
    "a revoked link",
    () => after(inAlignment(), { type: "revoke", request }),
    { ...decide, generation: 2 },
    "superseded",
    "replaced by a newer one",
    link("U2"),
  ],
  ["another text", inAlignment, { ...decide, shownHash: "h0" }, "superseded", "read the new text first", link("U2")],
  [
    "a decline without a reason",
    inAlignment,
    { ...decide, choice: "decline" },
    "incomplete",
    "Please say why",
    link("U2"),
  ],
  ["a decision on hold", () => after(inAlignment(), hold), decide, "on_hold", "Nothing is asked of you", link("U2")],
  ["a decision in a decided gate", inBuild, decide, "wrong_stage", "This gate is decided.", link("U2")],
  ["a new link for a decided gate", inBuild, { type: "resend", request }, "wrong_stage", "This gate is decided."],
  ["work before the build", inAlignment, { type: "add-work-item", item: "W1" }, "wrong_stage", "while it is in build"],
  ["work on hold", () => after(inBuild(plan), hold), { type: "accept-build" }, "on_hold", "Resume it first."],
  ["unknown work", inBuild, { type: "set-work-item", item: "W9", state: "done" }, "not_found", "no work item W9"],
  ["accepting unfinished work", () => inBuild(plan), { type: "accept-build" }, "incomplete", "1 work item"],
  ["an unknown wave", inReadiness, launchOf("L9"), "not_found", "no wave L9"],
  ["a launch before the build is accepted", inBuild, launchOf("L1"), "wrong_stage", "once the build is accepted"],
  ["a launch on hold", () => after(inReadiness(), hold), launchOf("L1"), "on_hold", "before launching"],
  [
    "a launch upon people who are not trained",
    inReadiness,
    { type: "launch", wave: "L1", launchAt: null, untrained: 4, override: null },
    "incomplete",
    "People of this wave have not completed",
  ],
  ["closing before launch", inReadiness, { type: "close", reason: text }, "wrong_stage", "withdraw it instead"],
  [
    "an unknown reinforcement",
    inAdoption,
    { type: "reinforcement-done", reinforcement: "F0", note: text },
    "not_found",
    "no reinforcement task F0",
  ],
  ["an audit before the launch", inReadiness, drawAudit("A1"), "wrong_stage", "once it has launched"],
  ["an audit of no target", inAdoption, drawAudit("T9"), "not_found", "no target T9"],
  [
    "a second audit meanwhile",
    () => after(inAdoption(), drawAudit("A1")),
    drawAudit("A1", "S2"),
    "conflict",
    "with its reviewer",
  ],
  ["an unknown audit", inAdoption, foundAudit, "not_found", "no audit S1"],
  [
    "an audit finished by its owner",
    () => after(inAdoption(), drawAudit("A1")),
    foundAudit,
    "forbidden",
    "belongs to its reviewer",
  ],
  [
    "an audit that was withdrawn",
    () => after(inAdoption(), drawAudit("A1"), { type: "drop-audit", audit: "S1", reason: text }),
    foundAudit,
    "superseded",
    "was withdrawn",
    link("U2"),
  ],
  [
    "a withdrawal of what was found",
    () => found(),
    { type: "drop-audit", audit: "S1", reason: text },
    "conflict",
    "what it found stays",
  ],
  ["anything after the close", closedScene, { type: "resume" }, "wrong_stage", "CHG-7 is closed."],
];

const rows = table.map(([what, set, command, code, words, by = owner]) => ({ what, set, command, code, words, by }));

test.each(rows)("$what is refused", ({ set, command, code, words, by }) => {
  const scene = set();
  const before = JSON.stringify(scene.book);
  const result = scene.do(command, by);
  expect(result).toMatchObject({ refused: code });
  expect(isRefusal(result) ? result.message : "").toContain(words);
  expect(JSON.stringify(scene.book)).toBe(before);
});

test("a refusal names the parts that are missing", () => {
  const scene = inDraft({ ...plan, missing: ["sponsor", "targets.0.threshold"] });
  expect(scene.do({ type: "submit" })).toMatchObject({ paths: ["sponsor", "targets.0.threshold"] });
});

test("what is already as asked is no refusal, and leaves no event", () => {
  const scene = inBuild({ ...plan, workItems: [] });
  scene.do({ type: "add-work-item", item: "W1" });
  const { seq } = scene.state;
  for (const command of [
    { type: "add-work-item", item: "W1" },
    { type: "set-work-item", item: "W1", state: "open" },
  ] as const)
    expect(scene.do(command)).toEqual({ seq, stage: "build" });
  scene.do(hold);
  expect(scene.do(hold)).toEqual({ seq: seq + 1, stage: "build" });
});

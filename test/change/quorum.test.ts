// Every quorum with every order in which voices can arrive: a gate is decided at the voice that decides it, and not before.
import { describe, expect, test } from "vitest";
import type { SignoffChoice, TextRef } from "../../domain/change/command.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Quorum } from "../../domain/change/plan.ts";
import { approvalsNeeded, gateStanding } from "../../domain/change/quorum.ts";
import type { Seat } from "../../domain/change/quorum.ts";
import { text } from "./cooperate.ts";
import { smallPlan } from "./plans.ts";
import { DAY_MS, inAlignment } from "./scene.ts";

type Standing = ReturnType<typeof gateStanding>;

const all: Quorum = { mode: "all" };
const any: Quorum = { mode: "any" };
const two: Quorum = { mode: "at_least", count: 2 };
const nine: Quorum = { mode: "at_least", count: 9 };
const half: Quorum = { mode: "percent", percent: 50 };
const hundredth: Quorum = { mode: "percent", percent: 1 };
const whole: Quorum = { mode: "percent", percent: 100 };

/** y yes, n no, o out, . nothing yet; capitals of somebody required, W of one who has not answered, ! a veto. */
const table: readonly (readonly [name: string, quorum: Quorum, voices: string, standing: Standing])[] = [
  ["all, nobody yet", all, "...", "open"],
  ["all, one is missing", all, "yy.", "open"],
  ["all", all, "yyy", "approved"],
  ["all, the first declines", all, "n..", "declined"],
  ["all, the last declines", all, "yyn", "declined"],
  ["all, one abstains", all, "yyo", "approved"],
  ["all, everybody abstains: nobody says yes", all, "ooo", "declined"],
  ["any, nobody yet", any, "...", "open"],
  ["any, one approves", any, "..y", "approved"],
  ["any, one declines", any, "n..", "open"],
  ["any, two decline", any, "nn.", "open"],
  ["any, all decline", any, "nnn", "declined"],
  ["any, declined by two and approved by one", any, "nny", "approved"],
  ["any, the last abstains", any, "nno", "declined"],
  ["two of three, one approves", two, "y..", "open"],
  ["two of three, two approve", two, ".yy", "approved"],
  ["two of three, one declines", two, "n..", "open"],
  ["two of three, one each", two, "yn.", "open"],
  ["two of three, two decline", two, "nn.", "declined"],
  ["two of three, two abstain: two cannot be had", two, "yoo", "declined"],
  ["more than there are means all", nine, "yy.", "open"],
  ["more than there are, all approve", nine, "yyy", "approved"],
  ["more than there are, one declines", nine, ".n.", "declined"],
  ["one person, all", all, "y", "approved"],
  ["one person, two wanted", two, "y", "approved"],
  ["half of three, rounded up, is two", half, "y..", "open"],
  ["half of three, two", half, "yy.", "approved"],
  ["half of four is two", half, "yy..", "approved"],
  ["half of three when one abstains is one", half, "yo.", "approved"],
  ["half of three, two decline", half, "nn.", "declined"],
  ["one percent is still one", hundredth, "...", "open"],
  ["one percent of three", hundredth, "y..", "approved"],
  ["all percent", whole, "yy.", "open"],
  ["any, but one is required", any, "y.W", "open"],
  ["any, the required one approves", any, "..Y", "approved"],
  ["any, the required one declines", any, "yyN", "declined"],
  ["any, the required one was overruled", any, "y.O", "approved"],
  ["any, a veto", any, "yy!", "declined"],
];

const seatOf: Readonly<Record<string, Seat>> = {
  y: { voice: "yes", required: false, veto: false },
  n: { voice: "no", required: false, veto: false },
  o: { voice: "out", required: false, veto: false },
  ".": { voice: "none", required: false, veto: false },
  Y: { voice: "yes", required: true, veto: false },
  N: { voice: "no", required: true, veto: false },
  O: { voice: "out", required: true, veto: false },
  W: { voice: "none", required: true, veto: false },
  "!": { voice: "no", required: false, veto: true },
};

test.each(table)("%s", (_, quorum, voices, standing) => {
  expect(
    gateStanding(
      quorum,
      voices.split("").flatMap((voice) => seatOf[voice] ?? []),
    ),
  ).toBe(standing);
});

const people = ["U1", "U2", "U4"];
const stakeholders = people.map((person) => ({ person, team: null }));

function orders<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items];
  return items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

const choices: readonly SignoffChoice[] = ["approve", "decline", "abstain"];
const threeChoices = choices.flatMap((a) => choices.flatMap((b) => choices.map((c) => [a, b, c] as const)));

/** What is special about the first of three people. */
const seats = [
  ["nobody special", {}],
  ["the first required", { required: true as const }],
  ["the first with a veto", { veto: true as const }],
] as const;

const modes = [
  ["all", all],
  ["any", any],
  ["two of three", two],
  ["half", half],
  ["everybody who takes part", whole],
] as const;

describe.each(
  modes.flatMap(([mode, quorum]) => seats.map(([who, part]) => [`${mode}, ${who}`, quorum, part] as const)),
)("%s, in every order of arrival", (_, quorum, part: { readonly required?: true; readonly veto?: true }) => {
  const asked = stakeholders.map((each, index) => (index === 0 ? { ...each, ...part } : each));
  const plan = { ...smallPlan, gates: [{ id: "G1", quorum, stakeholders: asked }] };

  /** Counted by hand, from what was said so far. */
  const expected = (said: ReadonlyMap<string, SignoffChoice>): Standing => {
    const count = (choice: SignoffChoice) => [...said.values()].filter((each) => each === choice).length;
    const first = said.get("U1");
    if (first === "decline" && (part.required === true || part.veto === true)) return "declined";
    const needed = approvalsNeeded(quorum, people.length, count("abstain"));
    if (people.length - count("abstain") - count("decline") < needed) return "declined";
    if (count("approve") < needed || (part.required === true && first !== "approve")) return "open";
    return "approved";
  };

  test("is decided by the voice that settles it; whoever is left is withdrawn and reminded no more", () => {
    for (const voices of threeChoices)
      for (const order of orders(people)) {
        const scene = inAlignment(plan);
        const said = new Map<string, SignoffChoice>();
        for (const person of order) {
          const request = Object.values(scene.state.requests).find((each) => each.person === person);
          if (scene.state.gates.G1?.standing !== "open") {
            expect(request?.standing).toBe("withdrawn");
            continue;
          }
          const choice = voices[people.indexOf(person)] ?? "approve";
          const answer = scene.decide(person, choice);
          if (isRefusal(answer)) expect([person, choice, part.required]).toEqual(["U1", "abstain", true]);
          else said.set(person, choice);
          expect(scene.state.gates.G1?.standing, `${order.join()} ${voices.join()}`).toBe(expected(said));
        }
        const decided = scene.facts.filter((fact) => fact.type === "gate.approved" || fact.type === "gate.declined");
        const isOpen = scene.state.gates.G1?.standing === "open";
        expect(decided).toHaveLength(isOpen ? 0 : 1);
        if (!isOpen) expect(scene.wait(scene.at + 90 * DAY_MS)).not.toContain("gate.reminded");
      }
  });
});

test("a voice that was passed on counts as one, and one that is overruled counts neither way, in every mode", () => {
  for (const [mode, quorum] of modes) {
    const scene = inAlignment({ ...smallPlan, gates: [{ id: "G1", quorum, stakeholders }] });
    const { id, generation } = scene.request("U1");
    const to = { to: "U6", team: null, reason: null };
    scene.do({ type: "delegate", request: id, generation, ...to }, { kind: "link", person: "U1" });
    scene.decide("U6", "concern");
    const [objection = ""] = Object.keys(scene.state.objections);
    scene.do({ type: "overrule", objection, by: null, reason: text }, { kind: "person", person: "U3" });
    expect(scene.state.gates.G1?.standing, mode).toBe("open");
    scene.decide("U2");
    if (scene.state.gates.G1?.standing === "open") scene.decide("U4");
    expect(scene.state.gates.G1?.standing, mode).toBe("approved");
  }
});

test("a gate lets a person think again while it is open, with both on the record", () => {
  const scene = inAlignment({ ...smallPlan, gates: [{ id: "G1", quorum: two, stakeholders }] });
  scene.decide("U1", "decline");
  scene.decide("U1", "approve");
  const decisions = scene.facts.filter((fact) => fact.type === "request.decided");
  expect(decisions).toMatchObject([
    { choice: "decline", replaces: null },
    { choice: "approve", replaces: "decline" },
  ]);
  scene.decide("U2", "approve");
  expect(scene.state.stage).toBe("build");
});

test("the same choice for another reason is stated again; the same words, or none, say nothing new", () => {
  const scene = inAlignment({ ...smallPlan, gates: [{ id: "G1", quorum: { mode: "all" }, stakeholders }] });
  const { id, generation } = scene.request("U1");
  const approve = (reason: TextRef | null) => {
    const said = { generation, choice: "approve", reason, shownHash: scene.state.revision.hash } as const;
    scene.do({ type: "decide", request: id, ...said }, { kind: "link", person: "U1" });
  };
  for (const reason of [null, null, text, text, { ...text, id: "text-2" }, null]) approve(reason);
  const stated = scene.facts.flatMap((fact) => (fact.type === "request.decided" ? [fact.reason?.id ?? null] : []));
  expect(stated).toEqual([null, "text-1", "text-2"]);
  expect(scene.state.requests[id]).toMatchObject({ standing: "decided", choice: "approve", reason: { id: "text-2" } });
});

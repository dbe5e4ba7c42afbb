// Shows that the rules can be broken: a defect is planted in one module of the core, the whole core is loaded anew around it, and
// random lives are lived until the rule named here says so.
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import type * as adoption from "../../domain/change/adoption.ts";
import type * as audits from "../../domain/change/audits.ts";
import type * as book from "../../domain/change/book.ts";
import type * as launch from "../../domain/change/launch.ts";
import type * as proposal from "../../domain/change/proposal.ts";
import type * as quorum from "../../domain/change/quorum.ts";
import type * as signoff from "../../domain/change/signoff.ts";
import type { Feature } from "../../domain/change/feature.ts";
import type { Core } from "./core.ts";
import { smallPlan } from "./plans.ts";
import { carryToTheEnd, live, scenarios } from "./simulator.ts";

type Modules = {
  readonly "adoption.ts": typeof adoption;
  readonly "audits.ts": typeof audits;
  readonly "book.ts": typeof book;
  readonly "launch.ts": typeof launch;
  readonly "proposal.ts": typeof proposal;
  readonly "quorum.ts": typeof quorum;
  readonly "signoff.ts": typeof signoff;
};

/** The core with one module replaced by what `plant` makes of it. */
async function mutant<M extends keyof Modules>(file: M, plant: (sound: Modules[M]) => Modules[M]): Promise<Core> {
  vi.resetModules();
  const path = `../../domain/change/${file}`;
  vi.doMock(path, async (original) => plant(await original<Modules[M]>()));
  const [ball, book, decider] = await Promise.all([
    import("../../domain/change/ball.ts"),
    import("../../domain/change/book.ts"),
    import("../../domain/change/decider.ts"),
  ]);
  vi.doUnmock(path);
  return { ball, book, decider };
}

function wrapped(feature: Feature, part: Partial<Feature>): Feature {
  return { ...feature, ...part };
}

/** The rules that random lives break, the lives being many enough to meet any of the defects below. */
function rulesBroken(core: Core, wanted: string, worlds: typeof scenarios): readonly string[] {
  const broken = new Set<string>();
  for (const scenario of fc.sample(worlds, { numRuns: 3_000, seed: 7 })) {
    const life = live(core, scenario);
    for (const { rule } of life.broken) broken.add(rule);
    if ([...broken].some((rule) => rule.startsWith(wanted))) break;
  }
  return [...broken];
}

function expectBroken(core: Core, rule: string, worlds = scenarios): void {
  const broken = rulesBroken(core, rule, worlds);
  expect(
    broken.some((each) => each.startsWith(rule)),
    broken.join("\n"),
  ).toBe(true);
}

const without = <T extends { readonly type: string }>(facts: readonly T[], type: string) =>
  facts.filter((fact) => fact.type !== type);

test("a gate that is approved by the first voice", { timeout: 120_000 }, async () => {
  const core = await mutant("quorum.ts", (sound) => ({
    ...sound,
    gateStanding: (quorum, seats) =>
      seats.some((seat) => seat.voice === "yes") ? "approved" : sound.gateStanding(quorum, seats),
  }));
  expectBroken(core, "a gate is decided when its quorum says so");
  expectBroken(core, "no wave launches unless every gate");
});

test("a decided gate whose other requests stay open", { timeout: 120_000 }, async () => {
  const core = await mutant("signoff.ts", (sound) => ({
    ...sound,
    signoff: wrapped(sound.signoff, {
      evolve: (state, event) => {
        const part = sound.signoff.evolve(state, event);
        return event.fact.type === "gate.approved" ? { ...part, requests: state.requests } : part;
      },
    }),
  }));
  expectBroken(core, "a decided gate waits for nobody");
});

test("a decision that is recorded again when it is repeated", { timeout: 120_000 }, async () => {
  const core = await mutant("signoff.ts", (sound) => ({
    ...sound,
    signoff: wrapped(sound.signoff, {
      decide: (state, command, circumstances) => {
        const facts = sound.signoff.decide(state, command, circumstances);
        if (command.type !== "decide" || !Array.isArray(facts) || facts.length > 0) return facts;
        const request = state.requests[command.request];
        if (request === undefined) return facts;
        const { gate, person } = request;
        return [{ ...command, type: "request.decided", gate, person, replaces: request.choice }];
      },
    }),
  }));
  expectBroken(core, "no decision is recorded twice");
});

test("a decision on a text that is no longer the one proposed", { timeout: 120_000 }, async () => {
  const core = await mutant("signoff.ts", (sound) => ({
    ...sound,
    signoff: wrapped(sound.signoff, {
      decide: (state, command, circumstances) => {
        if (command.type !== "decide") return sound.signoff.decide(state, command, circumstances);
        // The fact carries the present text's hash though another was shown: only the order tells.
        return sound.signoff.decide(state, { ...command, shownHash: state.revision.hash }, circumstances);
      },
    }),
  }));
  expectBroken(core, "a decision is of the person asked");
});

test("an effect that is dropped, and one that is done twice", { timeout: 120_000 }, async () => {
  const dropping = await mutant("book.ts", (sound) => ({
    ...sound,
    settle: (book, recordedSeq, settled, at) => {
      const after = sound.settle(book, recordedSeq, settled, at);
      return { ...after, effects: after.effects.filter((effect) => effect.attempts < 1) };
    },
  }));
  expectBroken(dropping, "no effect is lost or doubled");
  const doubling = await mutant("book.ts", (sound) => ({
    ...sound,
    settle: (book, recordedSeq, settled, at) => ({
      ...sound.settle(book, recordedSeq, settled, at),
      effects: sound.settle(book, recordedSeq, settled.slice(1), at).effects,
    }),
  }));
  expectBroken(doubling, "no effect is lost or doubled");
});

test("a mail that nobody is owed, and one that is forgotten", { timeout: 120_000 }, async () => {
  const core = await mutant("signoff.ts", (sound) => ({
    ...sound,
    signoff: wrapped(sound.signoff, {
      tasksOf: (state, fact) => (fact.type === "request.reissued" ? [] : sound.signoff.tasksOf(state, fact)),
    }),
  }));
  expectBroken(core, "a fact asks for what it owes the world");
});

test("an order that counts again when it is repeated", { timeout: 120_000 }, async () => {
  const core = await mutant("book.ts", (sound) => ({
    ...sound,
    carryOut: (book, order, at) => sound.carryOut({ ...book, answers: [] }, order, at),
  }));
  expectBroken(core, "a repeat of an order gets the first answer and changes nothing");
});

test("a request that goes out while the change is on hold", { timeout: 120_000 }, async () => {
  const core = await mutant("book.ts", (sound) => ({
    ...sound,
    dueEffects: (book, at) => book.effects.filter((effect) => effect.dueAt <= at),
  }));
  expectBroken(core, "nobody is asked or reminded while a change is on hold");
});

test("events that leave the queue before they are recorded", { timeout: 120_000 }, async () => {
  const core = await mutant("book.ts", (sound) => ({
    ...sound,
    settle: (book, recordedSeq, settled, at) => sound.settle(book, recordedSeq + 1, settled, at),
  }));
  expectBroken(core, "events leave the queue only by being recorded");
});

test("deadlines that pass on hold, and reminders that never end", { timeout: 120_000 }, async () => {
  const held = await mutant("signoff.ts", (sound) => ({
    ...sound,
    signoff: wrapped(sound.signoff, {
      decide: (state, command, circumstances) =>
        command.type === "gate-deadlines"
          ? sound.signoff.decide({ ...state, heldSince: null }, command, circumstances)
          : sound.signoff.decide(state, command, circumstances),
    }),
  }));
  expectBroken(held, "on hold no deadline passes");
  const endless = await mutant("signoff.ts", (sound) => ({
    ...sound,
    signoff: wrapped(sound.signoff, {
      evolve: (state, event) => (event.fact.type === "gate.reminded" ? {} : sound.signoff.evolve(state, event)),
    }),
  }));
  expectBroken(endless, "once time has passed, nothing is due that has passed");
});

test("a date of launch that outlasts a hold", { timeout: 120_000 }, async () => {
  const core = await mutant("launch.ts", (sound) => ({
    launching: wrapped(sound.launching, {
      evolve: (state, event) => (event.fact.type === "change.resumed" ? {} : sound.launching.evolve(state, event)),
    }),
  }));
  // A world that is ready to launch in two waves: few random lives get there, hold and resume at the right time.
  const waves = { ...smallPlan, waves: ["L1", "L2"] };
  const ready = scenarios.map((scenario) => ({ ...scenario, plans: [waves], ahead: 4 }));
  expectBroken(core, "a wave launches once, and one with a date", ready);
});

test("a change that is closed and still measures, or still moves", { timeout: 120_000 }, async () => {
  const measuring = await mutant("book.ts", (sound) => ({
    ...sound,
    settle: (book, recordedSeq, settled, at) => {
      const after = sound.settle(book, recordedSeq, settled, at);
      const measures = book.effects.filter((effect) => effect.task.do === "measure");
      return after.state.stage === "closed" ? { ...after, effects: [...after.effects, ...measures] } : after;
    },
  }));
  expectBroken(measuring, "a closed change measures no more");
  const moving = await mutant("proposal.ts", (sound) => ({
    proposal: wrapped(sound.proposal, {
      decide: (state, command, circumstances) =>
        command.type === "delivery-failed" && state.stage === "closed"
          ? [{ type: "change.returned" }]
          : sound.proposal.decide(state, command, circumstances),
    }),
  }));
  expectBroken(moving, "after the close nothing happens");
});

test("a refusal that nobody could foresee", { timeout: 120_000 }, async () => {
  const core = await mutant("book.ts", (sound) => ({ ...sound, refusalOf: () => null }));
  expectBroken(core, "a refusal is foretold and changes nothing");
});

test("a core that changes its state in place", { timeout: 120_000 }, async () => {
  const core = await mutant("proposal.ts", (sound) => ({
    proposal: wrapped(sound.proposal, {
      evolve: (state, event) => sound.proposal.evolve(Object.assign(state, { seq: event.seq }), event),
    }),
  }));
  expectBroken(core, "the core never throws");
});

test("a second task for a target that has one open", { timeout: 120_000 }, async () => {
  const core = await mutant("adoption.ts", (sound) => ({
    adoption: wrapped(sound.adoption, {
      decide: (state, command, circumstances) =>
        sound.adoption.decide(
          command.type === "measured" ? { ...state, reinforcements: {} } : state,
          command,
          circumstances,
        ),
    }),
  }));
  expectBroken(core, "at most one reinforcement task is open for a target");
});

test(
  "an audit that somebody else than its reviewer finds, or a second one beside an open one",
  { timeout: 120_000 },
  async () => {
    const rule = "one audit of a target is open at a time";
    const anybody = await mutant("audits.ts", (sound) => ({
      ...sound,
      audits: wrapped(sound.audits, {
        decide: (state, command, circumstances) => {
          const known = command.type === "finish-audit" ? state.audits?.[command.audit] : undefined;
          const actor = known === undefined ? circumstances.actor : { kind: "link" as const, person: known.reviewer };
          return sound.audits.decide(state, command, { ...circumstances, actor });
        },
      }),
    }));
    expectBroken(anybody, rule);
    const second = await mutant("audits.ts", (sound) => ({
      ...sound,
      audits: wrapped(sound.audits, {
        decide: (state, command, circumstances) =>
          sound.audits.decide(command.type === "draw-audit" ? { ...state, audits: {} } : state, command, circumstances),
      }),
    }));
    expectBroken(second, rule);
  },
);

test("a close that never comes", { timeout: 120_000 }, async () => {
  const core = await mutant("adoption.ts", (sound) => ({
    adoption: wrapped(sound.adoption, {
      decide: (state, command, circumstances) => {
        const facts = sound.adoption.decide(state, command, circumstances);
        return Array.isArray(facts) ? without(facts, "target.concluded") : facts;
      },
    }),
  }));
  const stuck = fc.sample(scenarios, { numRuns: 50, seed: 7 }).filter((scenario) => {
    return carryToTheEnd(live(core, scenario)).stage !== "closed";
  });
  expect(stuck.length).toBeGreaterThan(0);
});

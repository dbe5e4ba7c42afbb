import { fewestToldOf, mostDrawn } from "../adoption/audit.ts";
import { TargetRule } from "../adoption/schema.ts";
import { missingOfMetric } from "../metric/missing.ts";
import type { StoredContent, StoredGate, StoredTarget } from "./content.ts";
import type { GatePlan, PersonId, Plan } from "./plan.ts";
import { isNeeded, waveIds } from "./content.ts";
import { tierAdviceOf, tierSentence } from "./tier.ts";

/** A part that a submission still needs. `path` leads to it in the content, as `targets.0.threshold`. */
export interface Missing {
  readonly path: string;
  readonly message: string;
}

const questions = {
  why: "Which problem does it solve, and for whom? So that everybody asked knows what it is for.",
  use: "How will this be used? So we build the right thing.",
  audience: "Who will work differently? So we ask and train the right people.",
  decision: "Which decision will this drive? So we measure what matters.",
  ifNothing: "What happens if we do nothing? So that a no can be weighed as well.",
} as const;

/** Asked of everybody as well; a proposal can be submitted without an answer, and that is told. */
const asked = {
  cadence: "A weekly pulse, or a number for the board? A pulse may be rough; a board number must be reproducible.",
  processFirst:
    "Which process comes before the tool? A tool on top of an unclear process makes the unclear part faster.",
  rewardsAgainst: "What rewards today work against it? It is better to know them now than after the launch.",
} as const;

/** Everything that keeps a proposal from being submitted, in the order of the form. Empty: it is complete. */
export function missingParts(content: StoredContent, proposer: PersonId): readonly Missing[] {
  const missing: Missing[] = [];
  const need = (present: boolean, path: string, message: string) => {
    if (!present) missing.push({ path, message });
  };
  need(content.title !== "", "title", "Give the change a title that says what will be different.");
  need(content.summary !== "", "summary", "Describe what changes, in a few sentences.");
  for (const [question, message] of Object.entries(questions))
    need(textOf(content, question) !== "", `brief.${question}`, message);
  missing.push(...tierParts(content));
  need(content.sponsor !== null, "sponsor", "Name a sponsor: somebody with authority and budget.");
  need(content.owner !== null, "owner", "Name an owner: the person who runs the change.");
  missing.push(...gateParts(content, proposer), ...waveParts(content), ...targetParts(content));
  missing.push(...missingOfMetric(content.metric));
  missing.push(...repeatedIds(content));
  content.integrations.forEach((integration, index) => {
    const path = `integrations.${index}`;
    need(integration.connects !== "", `${path}.connects`, "Say what this integration connects.");
    need(integration.owner !== null, `${path}.owner`, "Name who owns this integration.");
    need(integration.whenItBreaks !== "", `${path}.whenItBreaks`, "Say what happens when it breaks.");
    need(integration.outOfHours !== "", `${path}.outOfHours`, "Say whom to tell out of hours.");
  });
  content.workItems.forEach((item, index) =>
    need(item.title !== "", `workItems.${index}.title`, "Give the work item a title."),
  );
  content.trainings.forEach((training, index) =>
    need(training.name !== "", `trainings.${index}.name`, "Give the training a name."),
  );
  return missing;
}

/** The tier that the answers come to needs no reason, any other does. */
function tierParts(content: StoredContent): readonly Missing[] {
  const advice = tierAdviceOf(content);
  if (advice === null || advice.tier === content.tier || content.tierBecause !== "") return [];
  const message = `The answers say: ${tierSentence(advice)} Say why ${content.tier} fits better.`;
  return [{ path: "tierBecause", message }];
}

function textOf(content: StoredContent, question: string): string {
  const answer = Object.entries(content.brief).find(([key]) => key === question)?.[1];
  return typeof answer === "string" ? answer : "";
}

/** State is kept by id: of two gates with the same one, only one would be asked. */
function repeatedIds({ gates, waves, targets, workItems, trainings }: StoredContent): readonly Missing[] {
  const sessions = trainings.map((each, index) => [`trainings.${index}.sessions`, each.sessions ?? []] as const);
  const lists = [...Object.entries({ gates, waves, targets, workItems, trainings }), ...sessions];
  return lists.flatMap(([list, parts]) => {
    const ids = parts.map((part) => part.id);
    return ids.flatMap((id, index): readonly Missing[] =>
      ids.indexOf(id) === index
        ? []
        : [{ path: `${list}.${index}.id`, message: `Another part has the id ${id}. Give this one an id of its own.` }],
    );
  });
}

function gateParts(content: StoredContent, proposer: PersonId): readonly Missing[] {
  if (content.gates.length === 0)
    return [{ path: "gates", message: "Add at least one gate: who has to agree before work begins?" }];
  if (!content.gates.some((gate) => isNeeded(gate, content)))
    return [{ path: "gates", message: "No gate is needed by its own conditions. Add one that always is." }];
  return content.gates.flatMap((gate, index): readonly Missing[] => {
    const path = `gates.${index}`;
    const people = gate.stakeholders.flatMap((stakeholder) => stakeholder.person ?? []);
    const parts: Missing[] = [];
    if (gate.name === "") parts.push({ path: `${path}.name`, message: "Give the gate a name, as Finance." });
    if (gate.stakeholders.length === 0)
      parts.push({ path: `${path}.stakeholders`, message: "Name at least one person who decides." });
    if (new Set(people).size < people.length)
      parts.push({
        path: `${path}.stakeholders`,
        message: "Somebody is named twice in this gate. Each person decides once.",
      });
    if (gate.quorum.mode === "at_least" && gate.quorum.count > gate.stakeholders.length)
      parts.push({ path: `${path}.quorum.count`, message: "This gate needs more approvals than it has people." });
    gate.stakeholders.forEach(({ person, role }, place) => {
      const at = `${path}.stakeholders.${place}.person`;
      if (person === null)
        parts.push({ path: at, message: `Name who decides${role === "" ? "" : ` as ${role}`}, or take the row out.` });
      if (person === proposer)
        parts.push({ path: at, message: "The person who proposes a change cannot approve it. Name somebody else." });
    });
    return parts;
  });
}

function waveParts(content: StoredContent): readonly Missing[] {
  const named = new Set<string>();
  return content.waves.flatMap((wave, index): readonly Missing[] => {
    const twice = wave.groups.some((group) => named.has(group));
    for (const group of wave.groups) named.add(group);
    const path = `waves.${index}.groups`;
    if (wave.groups.length === 0) return [{ path, message: "Say which groups launch in this wave." }];
    return twice ? [{ path, message: "A group belongs to one wave only." }] : [];
  });
}

function targetParts(content: StoredContent): readonly Missing[] {
  if (content.targets.length > 0) {
    const parts = content.targets.flatMap(targetPartsOf);
    if (content.population !== null) return parts;
    return [{ path: "population", message: "Name the population: the people whose use is counted." }, ...parts];
  }
  if (content.tier === "light" && content.noTargetBecause !== "") return [];
  const because = content.tier === "light" ? ", or say why there is none" : "";
  return [
    { path: "targets", message: `Add at least one adoption target: how will we know that it is used${because}?` },
  ];
}

function targetPartsOf(target: StoredTarget, index: number): readonly Missing[] {
  const path = `targets.${index}`;
  const parts: Missing[] = [];
  if (target.name === "") parts.push({ path: `${path}.name`, message: "Name the behaviour you hope to see." });
  if (target.behaviour.event === "")
    parts.push({ path: `${path}.behaviour.event`, message: "Name the usage event that shows the behaviour." });
  parts.push(...answerParts(target, path), ...qualityParts(target, path), ...auditParts(target, path));
  if (target.source === null)
    parts.push({ path: `${path}.source`, message: "Name the usage source that the evidence comes from." });
  if (target.owner === null) parts.push({ path: `${path}.owner`, message: "Name who looks after this target." });
  if (target.baseline === null)
    parts.push({
      path: `${path}.baseline`,
      message: "Say what is known of the time before: a rate, or a note that nothing is known.",
    });
  const rule = TargetRule.safeParse(ruleOf(target));
  if (rule.success) return parts;
  const measured = target.response == null ? ["period", "k", "m", "w"] : ["period"];
  const absent = new Set(
    [...measured, "threshold", "graceDays", "windowDays", "sustainDays", "freshnessDays"].filter((name) =>
      Object.entries(target).some(([key, value]) => key === name && value === null),
    ),
  );
  for (const name of absent)
    parts.push({ path: `${path}.${name}`, message: `Fill in ${name}: the target is not complete without it.` });
  for (const issue of rule.error.issues) {
    const name = issue.path.join(".").replace("habit.", "");
    if (!absent.has(name)) parts.push({ path: `${path}.${name}`, message: issue.message });
  }
  return parts;
}

/** What a service level needs beside what every target does. */
function answerParts({ response, groups, behaviour }: StoredTarget, path: string): readonly Missing[] {
  if (response == null) return [];
  const parts: Missing[] = [];
  const need = (name: string, message: string) => parts.push({ path: `${path}.response.${name}`, message });
  const { event, where } = response.behaviour;
  if (event === "") need("behaviour.event", "Name the event that shows the answer.");
  if (event !== "" && JSON.stringify({ event, where }) === JSON.stringify(behaviour))
    need("behaviour.event", "What asks and what answers are the same event: every case would answer itself.");
  if (response.key.property === "")
    need("key.property", "Name the property that tells which answer belongs to which case, as lead_id.");
  if (groups.length > 0 && response.groupBy === null && response.key.by === "property")
    need("groupBy", "The target is about some groups: name the property that tells which group owes the answer.");
  return parts;
}

function qualityParts({ quality }: StoredTarget, path: string): readonly Missing[] {
  if (quality == null) return [];
  const parts: Missing[] = [];
  if (quality.where.length === 0)
    parts.push({
      path: `${path}.quality.where`,
      message: "Say what makes an action good work: a property and its value.",
    });
  if (!(quality.share > 0 && quality.share <= 1))
    parts.push({ path: `${path}.quality.share`, message: "The share of good actions is above 0 and at most 100%." });
  return parts;
}

function auditParts({ audit, response }: StoredTarget, path: string): readonly Missing[] {
  if (audit == null) return [];
  const parts: Missing[] = [];
  const need = (present: boolean, name: string, message: string) => {
    if (!present) parts.push({ path: `${path}.audit.${name}`, message });
  };
  need(response == null, "draws", "A service level is about cases and not about how well people work: no audit.");
  need(audit.standard !== "", "standard", "Say what good work is, so that whoever looks at it judges by the same.");
  const { size } = audit;
  need(
    size !== null && Number.isInteger(size) && size >= fewestToldOf && size <= mostDrawn,
    "size",
    `Say how many are drawn: ${fewestToldOf} to ${mostDrawn}. Of fewer nothing could be told.`,
  );
  return parts;
}

/**
 * The measurable half of a target as the arithmetic takes it; parts may still be missing. A service level looks at one period
 * unless it says otherwise.
 */
export function ruleOf(target: StoredTarget) {
  const { period, k, m, w, threshold, graceDays, windowDays, sustainDays, freshnessDays, timeZone } = target;
  const promise = { threshold, graceDays, windowDays, sustainDays, freshnessDays, timeZone };
  if (target.response == null) {
    const aim = target.aim == null ? {} : { aim: target.aim };
    return { habit: { period, k, m, w }, counts: target.counts, ...aim, ...promise };
  }
  const habit = { period, k: 1, m: 1, w: w ?? 1 };
  return { habit, response: { within: target.response.within }, counts: "habitual", ...promise };
}

/** Parts that are allowed but probably not meant. */
export function risks(content: StoredContent): readonly Missing[] {
  const unanswered = Object.entries(asked).flatMap(([question, message]) =>
    textOf(content, question) === "" ? [{ path: `brief.${question}`, message }] : [],
  );
  if ((content.budget.adoption.planned ?? 0) > 0) return unanswered;
  const message = "No money is planned for adoption. Changes without it are often delivered and not used.";
  return [{ path: "budget.adoption.planned", message }, ...unanswered];
}

/** What is as usual is left out: plans are part of every history. */
function gatePlanOf(gate: StoredGate, teamOf: (person: PersonId) => string | null): GatePlan {
  return {
    id: gate.id,
    quorum: gate.quorum,
    ...(gate.silence === "escalate" ? {} : { silence: gate.silence }),
    ...(gate.stepUp === true && { stepUp: true as const }),
    stakeholders: gate.stakeholders.flatMap(({ person, required, veto, order }) =>
      person === null
        ? []
        : [
            {
              person,
              team: teamOf(person),
              ...(required ? { required } : {}),
              ...(veto ? { veto } : {}),
              ...(order === 1 ? {} : { order }),
            },
          ],
    ),
  };
}

/** What the core needs of a content. `teamOf` gives a person's team, if any. */
export function planOf(content: StoredContent, proposer: PersonId, teamOf: (person: PersonId) => string | null): Plan {
  return {
    tier: content.tier,
    template: content.template,
    team: content.team,
    sponsor: content.sponsor,
    owner: content.owner,
    gates: content.gates.filter((gate) => isNeeded(gate, content)).map((gate) => gatePlanOf(gate, teamOf)),
    workItems: content.workItems.map((item) => item.id),
    trainings: content.trainings.map((training) => training.id),
    waves: waveIds(content),
    targets: content.targets.map((target) => ({ id: target.id, owner: target.owner ?? content.owner ?? proposer })),
    missing: missingParts(content, proposer).map((part) => part.path),
  };
}

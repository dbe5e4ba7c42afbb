import { z } from "zod";
import { Template } from "../../domain/template/schema.ts";
import { Problem } from "../../domain/errors.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import { changeView } from "../change/view.ts";
import type { ChangeView } from "../change/view.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { addTemplate } from "./templates.ts";

export const SavedTemplate = z.strictObject({
  id: Template.shape.id,
  name: Template.shape.name,
  about: Template.shape.about,
});

/**
 * Saves a finished change as a template: its gates with their roles, its targets with their rules, the work that was done, its
 * trainings. People, dates, addresses and amounts stay behind; what was answered and planned becomes hints.
 * @throws Problem `wrong_stage` before the change is closed, `conflict` when the id is taken
 */
export async function saveAsTemplate(app: App, caller: Caller, key: string, input: unknown): Promise<Template> {
  requireScope(caller, "changes:write");
  const named = parse(SavedTemplate, input);
  const view = await changeView(app, key);
  if (view.stage !== "closed")
    throw new Problem("wrong_stage", `${key} is in ${view.stage}. Save it as a template once it is closed.`);
  return addTemplate(app, caller, { ...named, hints: hintsOf(view), content: contentOf(view) }, key);
}

function contentOf({ content, work }: ChangeView) {
  const { title, summary, tier, asks, gates, waves, targets, noTargetBecause, metric, integrations, trainings } =
    content;
  return {
    title,
    summary,
    tier,
    asks,
    noTargetBecause,
    gates: gates.map((gate) => ({
      ...gate,
      stakeholders: gate.stakeholders.map((each) => ({ ...each, person: null })),
    })),
    waves,
    targets: targets.map((target) => ({ ...target, owner: null, baseline: null })),
    ...(metric == null ? {} : { metric: { ...metric, owner: null } }),
    budget: { currency: content.budget.currency },
    integrations: integrations.map(({ connects, whenItBreaks }) => ({ connects, whenItBreaks })),
    workItems: work.filter(({ state }) => state !== "dropped").map(({ title: item }) => ({ title: item })),
    trainings: trainings.map(({ sessions: _sessions, ...training }) => ({ ...training, url: null })),
    material: content.material ?? null,
    measureEveryDays: content.measureEveryDays ?? null,
  };
}

function hintsOf({ key, content: { brief, budget } }: ChangeView): Record<string, string> {
  const answers = Object.entries(brief).flatMap(([name, answer]): [string, string][] =>
    answer === "" || answer === null ? [] : [[`brief.${name}`, short(`In ${key}: ${answer}`)]],
  );
  const money = (["build", "adoption"] as const).flatMap((name): [string, string][] => {
    const { planned, actual } = budget[name];
    if (planned === null) return [];
    const spent = actual === null ? "" : `, ${actual} ${budget.currency} spent`;
    return [[`budget.${name}.planned`, `In ${key}: ${planned} ${budget.currency} planned${spent}.`]];
  });
  return Object.fromEntries([...answers, ...money]);
}

const short = (text: string): string => (text.length > 1_000 ? `${text.slice(0, 999)}…` : text);

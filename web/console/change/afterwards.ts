import type { ChangeView } from "../../../app/change/view.ts";
import { capital } from "../../kit/format.ts";
import type { BriefModel, ReviewModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Desk, Offer } from "./action.ts";
import { nameOf } from "./names.ts";

/** What stays possible when nothing moves any more: money, reviews, a template for the next one. */

export function saveAsTemplate({ key, title }: ChangeView): Offer {
  return {
    verb: "template",
    label: "Save it as a template",
    fields: [
      { kind: "text", name: "name", label: "Name of the template", value: title, isRequired: true },
      {
        kind: "text",
        name: "id",
        label: "Its id: small letters, digits, hyphens",
        example: "metric-definition",
        isRequired: true,
      },
      { kind: "long", rows: 2, name: "about", label: "What is it for, in a sentence?", isRequired: true },
    ],
    consequence: `Gates with roles, targets, work and trainings of ${key} are kept. People, addresses and amounts stay behind.`,
  };
}

const amount = { kind: "number", min: 0, step: "any", name: "spent", label: "Spent so far", isRequired: true } as const;

/** Money, planned and spent, and the form that tells what was spent. */
export function budgetModel(view: ChangeView, desk: Desk): BriefModel["budget"] {
  const { currency, build, adoption } = view.budget;
  const isTold = [build, adoption].some(({ planned, spent }) => planned !== null || spent !== null);
  if (!isTold && view.stage === "draft") return undefined;
  const part = (money: typeof build) => ({ planned: money.planned ?? 0, actual: money.spent });
  const spend: Offer = {
    verb: "spend",
    label: "Record what was spent",
    fields: [
      {
        kind: "choice",
        name: "part",
        label: "On what?",
        options: [
          { value: "build", label: "Building it" },
          { value: "adoption", label: "Having it used" },
        ],
      },
      { ...amount, unit: currency },
      { kind: "text", name: "note", label: "For what", isRequired: false },
    ],
    consequence: "The whole sum so far, not what came on top. The record keeps who told it and when.",
  };
  return {
    currency,
    build: part(build),
    adoption: part(adoption),
    isUnfunded: (adoption.planned ?? 0) === 0,
    actions: view.stage === "draft" || view.outcome === "declined" ? [] : actionForms(desk, [spend]),
  };
}

/** What is looked at again, and when. */
export function reviewModels(view: ChangeView, desk: Desk): readonly ReviewModel[] {
  return view.reviews.map(({ subject, connects, owner, dueAt, keptAt, overdue }) => ({
    what: connects === null ? "The change itself" : capital(connects),
    owner: nameOf(owner),
    dueAt,
    keptAt: keptAt ?? undefined,
    isOverdue: overdue,
    actions: actionForms(desk, [
      {
        verb: "review",
        subject,
        label: "Record a review",
        fields: [
          { kind: "long", rows: 2, name: "note", label: "What did you find?", isRequired: false },
          { kind: "date", name: "next", label: "Next review; a year from now if left empty", isRequired: false },
          ...(connects === null
            ? []
            : [
                {
                  kind: "email" as const,
                  name: "owner",
                  label: "New owner’s e-mail; left empty it stays",
                  isRequired: false,
                },
              ]),
        ],
      },
    ]),
  }));
}

/** Which edits ask everybody again, and which are only told. */
export function materialSentence({ material }: Pick<ChangeView, "material">): string {
  return `An edit of ${listed(material.map((part) => partWords[part]))} asks everybody again. Any other edit is told to them.`;
}

const partWords: Readonly<Record<ChangeView["material"][number], string>> = {
  title: "the title",
  summary: "what changes",
  brief: "the answers before building",
  asks: "what is asked of people",
  tier: "the tier",
  sponsor: "the sponsor",
  owner: "the owner",
  gates: "who decides",
  audience: "the audience and its waves",
  targets: "the targets",
  budget: "the planned money",
  integrations: "the connections",
  workItems: "the work",
  trainings: "the trainings",
};

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1) ?? ""}`;
}

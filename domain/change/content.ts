import type { PersonId, Silence } from "./plan.ts";
import type { MetricTerms } from "../metric/schema.ts";
import type {
  Behaviour,
  Brief,
  Budget,
  ChangeContent,
  MaterialPart,
  OnlyIf,
  Quorum,
  TrainingSession,
} from "./schema.ts";

/** A change's content as it is stored and signed: every part has an id, every person is an id. */
export interface StoredStakeholder {
  /** `null`: a draft that names a role and nobody for it yet. */
  readonly person: PersonId | null;
  readonly role: string;
  readonly asks: readonly string[];
  readonly required: boolean;
  readonly veto: boolean;
  readonly order: number;
}

export interface StoredGate {
  readonly id: string;
  readonly name: string;
  readonly quorum: Quorum;
  readonly stakeholders: readonly StoredStakeholder[];
  readonly dueIn: string;
  readonly silence: Silence;
  readonly onlyIf: OnlyIf;
  /** Only ever there when it is so: texts signed before there was such a thing keep their hash. */
  readonly stepUp?: boolean | undefined;
}

export type StoredTarget = Omit<ChangeContent["targets"][number], "id" | "owner" | "behaviour"> & {
  readonly id: string;
  readonly owner: PersonId | null;
  readonly behaviour: Behaviour;
};

export type StoredMetric = MetricTerms & { readonly owner: PersonId | null };

export interface StoredIntegration {
  readonly connects: string;
  readonly owner: PersonId | null;
  readonly whenItBreaks: string;
  readonly outOfHours: string;
}

/** Only ever with sessions when there are some: texts signed before there were any keep their hash. */
export type StoredTraining = Omit<Identified<ChangeContent["trainings"][number]>, "sessions"> & {
  readonly sessions?: readonly StoredSession[] | undefined;
};
export type StoredSession = Identified<TrainingSession>;

type Identified<T extends { id?: string | undefined }> = Omit<T, "id"> & { readonly id: string };

export interface StoredContent {
  readonly title: string;
  readonly summary: string;
  readonly template: string | null;
  readonly tier: ChangeContent["tier"];
  readonly tierAnswers: ChangeContent["tierAnswers"];
  readonly tierBecause: string;
  readonly team: string | null;
  readonly neededBy: string | null;
  readonly buildIn: string | null;
  readonly brief: Brief;
  readonly asks: readonly string[];
  readonly sponsor: PersonId | null;
  readonly owner: PersonId | null;
  readonly gates: readonly StoredGate[];
  readonly population: string | null;
  readonly countries: readonly string[];
  readonly waves: readonly Identified<ChangeContent["waves"][number]>[];
  readonly targets: readonly StoredTarget[];
  readonly noTargetBecause: string;
  /** Only ever there when one is named, so that texts without one keep their hash. */
  readonly metric?: StoredMetric | null | undefined;
  readonly agreed: ChangeContent["agreed"];
  readonly budget: Budget;
  readonly integrations: readonly StoredIntegration[];
  readonly workItems: readonly Identified<ChangeContent["workItems"][number]>[];
  readonly trainings: readonly StoredTraining[];
  readonly material: readonly MaterialPart[] | null;
  readonly measureEveryDays: number | null;
}

/** Whether a gate is needed by what the change is: its budget, where its audience works, its tier. */
export function isNeeded(
  { onlyIf }: Pick<StoredGate, "onlyIf">,
  content: Pick<StoredContent, "budget" | "countries" | "tier">,
): boolean {
  const { build, adoption } = content.budget;
  const planned = (build.planned ?? 0) + (adoption.planned ?? 0);
  return (
    (onlyIf.budgetAbove === null || planned > onlyIf.budgetAbove) &&
    (onlyIf.countries.length === 0 || onlyIf.countries.some((country) => content.countries.includes(country))) &&
    (onlyIf.tiers.length === 0 || onlyIf.tiers.includes(content.tier))
  );
}

/** The wave of a change that names none: everybody, launched together. */
export const everybody = "all";

/** The ids of the waves that launch. */
export function waveIds(content: StoredContent): readonly string[] {
  return content.waves.length > 0 ? content.waves.map((wave) => wave.id) : [everybody];
}

/** The groups a training is for: its own, or those of the change's waves; empty stands for everybody. */
export function trainingGroups(content: StoredContent, groups: readonly string[]): readonly string[] {
  return groups.length > 0 ? groups : content.waves.flatMap((wave) => wave.groups);
}

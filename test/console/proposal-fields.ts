import type { ChangeForm } from "../../web/pages/new-change.tsx";
import { emptyChangeForm } from "../../web/pages/new-change.tsx";

/** The inputs of a complete proposal as they are typed, by name. */
export function typedProposal(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const untouched = Object.fromEntries(inputsOf(emptyChangeForm("UTC"), ""));
  return {
    ...untouched,
    title: "Use one definition of a qualified lead",
    team: "revenue-ops",
    summary: "A lead is qualified when its company has 20 or more employees and it has asked for contact.",
    asks: "Enter the company size with every lead.",
    "brief.why": "Marketing, Sales and Finance report three different numbers.",
    "brief.use": "In the Monday review and in the forecast.",
    "brief.audience": "Everybody who enters or reads leads.",
    "brief.decision": "Whether a campaign is continued.",
    "brief.ifNothing": "The three numbers stay.",
    "sponsor.name": "Sam Sponsor",
    "sponsor.email": "sam@example.com",
    "owner.name": "Olga Owner",
    "owner.email": "olga@example.com",
    "gates.0.name": "Finance",
    "gates.0.stakeholders.0.person.name": "Fritz Finance",
    "gates.0.stakeholders.0.person.email": "fritz@example.com",
    "gates.0.stakeholders.0.role": "Head of Finance",
    population: "everyone",
    "targets.0.name": "Leads are entered with their size",
    "targets.0.behaviour.event": "lead_entered",
    "targets.0.source": "crm",
    "targets.0.k": "1",
    "targets.0.m": "1",
    "targets.0.w": "2",
    "targets.0.period": "day",
    "targets.0.threshold": "60",
    "targets.0.graceDays": "0",
    "targets.0.sustainDays": "2",
    "targets.0.windowDays": "30",
    "targets.0.freshnessDays": "7",
    "targets.0.timeZone": "UTC",
    "targets.0.baseline.note": "Not measured before.",
    "targets.0.owner.email": "olga@example.com",
    "budget.build.planned": "20000",
    "budget.adoption.planned": "5000",
    "workItems.0.title": "Add the field",
    "trainings.0.name": "Entering leads",
    ...more,
  };
}

/** Every input of a form with its text, by name. */
export function inputsOf(part: object | ChangeForm, at: string): [name: string, value: string][] {
  return Object.entries(part).flatMap(([name, value]): [string, string][] => {
    if (typeof value === "string") return [[at + name, value]];
    return typeof value === "object" && value !== null ? inputsOf(value, `${at}${name}.`) : [];
  });
}

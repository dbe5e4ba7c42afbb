import { sampleChange, sampleTarget } from "../test/path/sample.ts";

/** The sample proposal, with one gate for all who are asked, and its target measured by months for 180 days. */
export function proposal(asked: readonly string[]) {
  const everybody = asked.map((person) => ({ person, role: "Head of department" }));
  const byMonths = { period: "month", k: 2, m: 2, w: 3, windowDays: 180, sustainDays: 60, freshnessDays: 40 } as const;
  return sampleChange({
    gates: [{ name: "Heads of department", stakeholders: everybody }],
    targets: [{ ...sampleTarget, ...byMonths }],
  });
}

/** Addresses of so many stakeholders. */
export function stakeholders(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `Head ${index + 1} <head-${index + 1}@example.com>`);
}

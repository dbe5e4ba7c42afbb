import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import { adviceFor } from "../../../app/change/candidates.ts";
import type { Advice } from "../../../app/change/candidates.ts";
import { changeView } from "../../../app/change/view.ts";
import type { App } from "../../../app/context.ts";
import type { Candidate } from "../../../domain/change/candidate.ts";
import { ChangeContent } from "../../../domain/change/schema.ts";
import { contentOf, withGate, withPerson } from "../../pages/new-change.tsx";
import type { CandidatesModel, ChangeForm } from "../../pages/new-change.tsx";

interface Advised extends Advice {
  readonly content: ChangeContent;
}

/** What the answers typed so far come to; `null` while they cannot be read, or for who may not read changes. */
async function adviceOf(app: App, c: Context<Env>, form: ChangeForm, change: string | null): Promise<Advised | null> {
  const caller = c.get("caller");
  if (!hasScope(caller, "changes:read")) return null;
  const read = ChangeContent.safeParse(contentOf(form).content);
  if (!read.success) return null;
  const proposer = change === null ? caller.person : (await changeView(app, change)).proposer.id;
  return { ...(await adviceFor(app, caller, read.data, { change, proposer })), content: read.data };
}

/** Those who might have to decide as well, without those that were left out. */
export async function candidatesModel(
  app: App,
  c: Context<Env>,
  form: ChangeForm,
  change: string | null,
): Promise<CandidatesModel | undefined> {
  const advice = await adviceOf(app, c, form, change);
  if (advice === null) return undefined;
  const left = new Set(form.dismissed.split(" "));
  return {
    needs: advice.needs.flatMap((need, index) => {
      const name = advice.content.gates[index]?.name ?? "";
      return need === null ? [] : [{ ...need, gate: name === "" ? `Gate ${index + 1}` : name }];
    }),
    candidates: advice.candidates
      .filter(({ id }) => !left.has(tokenOf(id)))
      .map((each) => ({ id: tokenOf(each.id), because: each.because, ...shownAs(each, advice) })),
    dismissed: form.dismissed,
  };
}

/** Without spaces, which part those that are left out. */
const tokenOf = (id: string): string => encodeURIComponent(id);

function shownAs(each: Candidate, { people }: Advice): { who: string; where: string } {
  if (each.kind === "person") {
    const name = people.get(each.person)?.name ?? "";
    return { who: each.role === "" ? name : `${name}, ${each.role}`, where: `at “${each.gate}”` };
  }
  const seats = each.gate.stakeholders.map(({ role }, place) =>
    [people.get(each.people[place] ?? "")?.name ?? "", role].filter((part) => part !== "").join(", "),
  );
  return { who: each.gate.name, where: `as a gate: ${seats.join("; ")}` };
}

/** The form with a candidate taken over, and the row it became; as it was when it is none any more. */
export async function withTaken(
  app: App,
  c: Context<Env>,
  { form, id, change }: { readonly form: ChangeForm; readonly id: string; readonly change: string | null },
): Promise<{ readonly form: ChangeForm; readonly addedRow?: string }> {
  const advice = await adviceOf(app, c, form, change);
  const found = advice?.candidates.find((each) => tokenOf(each.id) === id);
  if (advice === null || found === undefined) return { form };
  const personForm = (person: string | null) => {
    const card = person === null ? undefined : advice.people.get(person);
    return { name: card?.name ?? "", email: card?.email ?? "" };
  };
  const taken =
    found.kind === "gate"
      ? withGate(form, found.gate, found.people.map(personForm))
      : withPerson(form, { gate: found.gate, role: found.role, person: personForm(found.person) });
  return { form: taken.form, addedRow: taken.row };
}

/** The form with a candidate left out; `none` shows all of them again. */
export function withDropped(form: ChangeForm, id: string): ChangeForm {
  if (id === "none") return { ...form, dismissed: "" };
  const left = form.dismissed.split(" ").filter((each) => each !== "" && each !== id);
  return { ...form, dismissed: [...left, id].slice(-dismissedMax).join(" ") };
}

const dismissedMax = 50;

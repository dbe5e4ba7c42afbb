import { createRoute, z } from "@hono/zod-openapi";
import { candidatesFor } from "../../app/change/candidates.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { orNull, Person } from "../shapes.ts";
import { OfChange } from "./parameters.ts";

const GateNeed = z
  .object({
    gate: z.string().describe("Id of the gate"),
    isNeeded: z.boolean(),
    because: z.string().describe("What of its conditions holds, or what does not"),
  })
  .openapi("GateNeed");

const Candidate = z
  .object({
    id: z.string(),
    kind: z.enum(["gate", "person"]).describe("gate: one that a template asks for then. person: somebody for a gate"),
    gate: z.string().describe("Name of the gate"),
    people: z
      .array(z.object({ person: orNull(Person), role: z.string() }))
      .describe("Of a gate each seat, null where nobody is known; of a person that one"),
    because: z.array(z.string()),
  })
  .openapi("Candidate");

const Candidates = z.object({ needs: z.array(GateNeed), items: z.array(Candidate) }).openapi("Candidates");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/candidates",
  tags: ["Changes"],
  summary: "Who might have to decide as well, with the reasons, and what the conditions of its gates come to",
  description:
    "Follows from what the proposal says and from what is known of connections, teams, templates and earlier changes. Nobody is added. " +
    "Whoever leads groups is told with the scope people:read alone.",
  middleware: needs("changes:read"),
  request: { params: OfChange },
  responses: { 200: shows(Candidates, "Gates first"), ...problems("not_found") },
});

/** Who might have to decide as well. */
export function candidateRoutes(app: App) {
  return routes().openapi(list, async (c) => {
    const advice = await candidatesFor(app, c.get("caller"), c.req.valid("param").key);
    const personOf = (id: string | null) => {
      const card = id === null ? undefined : advice.people.get(id);
      return card === undefined ? null : { id: card.id, name: card.name };
    };
    const items = advice.candidates.map((each) => {
      const because = [...each.because];
      if (each.kind === "person") {
        const { id, kind, gate, role, person } = each;
        return { id, kind, gate, people: [{ person: personOf(person), role }], because };
      }
      const people = each.gate.stakeholders.map(({ role }, place) => ({
        person: personOf(each.people[place] ?? null),
        role,
      }));
      return { id: each.id, kind: each.kind, gate: each.gate.name, people, because };
    });
    const gates = advice.needs.flatMap((need, index) =>
      need === null ? [] : [{ gate: advice.gates[index]?.id ?? "", ...need }],
    );
    return reply(c, Candidates, { needs: gates, items }, 200);
  });
}

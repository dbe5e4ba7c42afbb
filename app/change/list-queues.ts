import { Problem } from "../../domain/errors.ts";
import { findAskedTeams } from "../../store/change/queue.ts";
import { findTeamCalled } from "../../store/people/teams.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { outlookIn } from "./outlook.ts";
import { queueOf } from "./queue.ts";

/** The queues of all teams that are asked for something or at work, or of one. @throws Problem `not_found` for a team nobody knows */
export async function listQueues(app: Pick<App, "db" | "now">, caller: Caller, team: string | null) {
  requireScope(caller, "changes:read");
  const asked = await findAskedTeams(app.db);
  if (team !== null && !asked.includes(team) && (await findTeamCalled(app.db, team)) === null)
    throw new Problem("not_found", "There is no such team, and nothing is asked of it.");
  const queues = [];
  for (const id of team === null ? asked : [team]) {
    const queue = await queueOf(app, id, app.now());
    queues.push({
      team: { id, name: queue.team?.name ?? id },
      intake: queue.intake,
      zone: queue.calendar.zone,
      inWork: queue.inWork,
      waiting: queue.entries.map((entry) => ({
        key: entry.key,
        title: entry.title,
        tier: entry.tier,
        arrivedAt: entry.arrivedAt,
        outlook: outlookIn(queue, entry),
      })),
    });
  }
  return queues;
}

import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import { listQueues } from "../../../app/change/list-queues.ts";
import type { App } from "../../../app/context.ts";
import { listTeams } from "../../../app/people/teams.ts";
import type { Moment } from "../../kit/moment.ts";
import { weekdayDate } from "../../kit/format.ts";
import { wordsOf } from "../../language/choose.ts";
import { outlookSentences } from "../../letters/outlook.ts";
import { QueuesPage } from "../../pages/queues.tsx";
import type { QueueModel } from "../../pages/queues.tsx";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";

/** `/intake`: the queue of every team, with the reason for each place and the team's capacity. */
export function intakePages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/intake", signedIn(app), async (c) => {
    const caller = c.get("caller");
    const [queues, frame] = await Promise.all([listQueues(app, caller, null), frameFor(app, c, "intake")]);
    const known = hasScope(caller, "people:read") ? await listTeams(app, caller) : [];
    const hrefOf = (team: string) => {
      const found = known.find((each) => each.id === team || each.name.toLowerCase() === team.toLowerCase());
      return found === undefined ? undefined : `/teams/${found.id}`;
    };
    const teams = queues.map((queue) => queueModel(queue, frame, hrefOf(queue.team.id)));
    return send(c, <QueuesPage model={{ frame, teams }} />);
  });
  return pages;
}

type Queue = Awaited<ReturnType<typeof listQueues>>[number];

function queueModel(queue: Queue, moment: Moment, teamHref: string | undefined): QueueModel {
  const { team, intake, inWork, waiting } = queue;
  return {
    id: team.id,
    name: team.name,
    capacity: wordsOf(moment).intake.capacityText(team.name, intake.atOnce, inWork.length),
    teamHref,
    inWork: inWork.map(({ key, title, freeAt }) => ({
      href: `/changes/${key}`,
      key,
      title,
      until: `expected to be ready by ${weekdayDate(moment, freeAt)}`,
    })),
    waiting: waiting.map(({ key, title, outlook }) => {
      const { place, earliest, impossible } = outlookSentences(moment, outlook);
      const isLate = outlook.answerBy < moment.now;
      const answerDue = `${isLate ? "Answer was due" : "Answer due"} ${weekdayDate(moment, outlook.answerBy)}`;
      return { href: `/changes/${key}`, key, title, reason: place, earliest, impossible, answerDue, isLate };
    }),
  };
}

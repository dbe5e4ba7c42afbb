import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { chooseDigest, digestStanding } from "../../../app/digest/choice.ts";
import type { DigestStanding } from "../../../app/digest/choice.ts";
import { endAbsence, setAbsence } from "../../../app/people/absence.ts";
import { erasePerson } from "../../../app/people/erase.ts";
import { looksAt } from "../../../app/people/looks.ts";
import { personDesk } from "../../../app/people/person-desk.ts";
import type { PersonDesk } from "../../../app/people/person-desk.ts";
import { listTeams } from "../../../app/people/teams.ts";
import { isPersonId } from "../../../app/people/resolve.ts";
import { testChannel } from "../../../app/people/test-channel.ts";
import { editPerson } from "../../../app/people/write-person.ts";
import { Problem } from "../../../domain/errors.ts";
import { date } from "../../kit/format.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import { createLetters } from "../../letters/letters.ts";
import { choiceStandings } from "../../letters/part.ts";
import { MessagePage } from "../../pages/message.tsx";
import { PersonPage } from "../../pages/person.tsx";
import type { PersonModel } from "../../pages/person.tsx";
import { setFlash } from "../flash.ts";
import type { FlashName } from "../flash.ts";
import { FormBody, readForm } from "../form-body.ts";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { portfolioRow } from "../portfolio/row.ts";
import { send, statusOf } from "../respond.tsx";
import { absenceText, awayInput, channelInput, editInput, learning, personForms } from "./own-forms.ts";
import type { PersonVerb, Tried } from "./own-forms.ts";
import { erasedMessage, eraseForm, lookLines } from "./privacy.ts";

const looksShown = 20;

/** `/people/{id}`: what waits for one person, what they stand for, and what can be done for them. */
export function personPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  const letters = createLetters(app);
  pages.get("/people/:id", signedIn(app, "people:read"), (c) => show(app, c));
  pages.post("/people/:id/erase", signedIn(app, "people:write"), async (c) => {
    const id = idOf(c);
    const form = new FormBody(await readForm(c));
    if (form.text("sure") !== "yes")
      throw new Problem("invalid", "Nothing was erased. Go back and tick the box that says so if it is to be done.");
    const erased = await erasePerson(app, c.get("caller"), id);
    // Whoever erased themselves has no session any more.
    const isSelf = c.get("caller").person === id;
    const message = erasedMessage(erased, await frameFor(app, c, "people"));
    return send(c, <MessagePage model={isSelf ? { ...message, frame: undefined, links: [] } : message} />);
  });
  const act = (
    verb: PersonVerb,
    done: FlashName,
    run: (c: Context<Env>, id: string, form: FormBody) => Promise<unknown>,
  ) =>
    pages.post(`/people/:id/${verb}`, signedIn(app, "people:write"), async (c) => {
      const id = idOf(c);
      const form = new FormBody(await readForm(c));
      try {
        await run(c, id, form);
      } catch (error) {
        if (!(error instanceof Problem) || error.code === "not_found") throw error;
        return show(app, c, { verb, form, errors: error.errors, message: error.message }, statusOf(error));
      }
      setFlash(c, done);
      return c.redirect(hrefOf(id), 303);
    });
  act("edit", "person", (c, id, form) => editPerson(app, c.get("caller"), id, editInput(form)));
  act("away", "away", async (c, id, form) => {
    const caller = c.get("caller");
    return setAbsence(app, caller, id, awayInput(form, await timeZoneOf(app, caller)));
  });
  act("back", "back", (c, id) => endAbsence(app, c.get("caller"), id));
  act("channel", "channel", (c, id, form) => editPerson(app, c.get("caller"), id, { channel: channelInput(form) }));
  act("digest", "digestKept", (c, id, form) => chooseDigest(app, c.get("caller"), id, { gets: form.text("gets") }));
  act("test", "tested", (c, id) => testChannel(app, letters, c.get("caller"), id));
  return pages;
}

function idOf(c: Context<Env>): string {
  const id = c.req.param("id") ?? "";
  if (!isPersonId(id)) throw new Problem("not_found", "There is no such person.");
  return id;
}

function hrefOf(id: string): string {
  return `/people/${id}`;
}

async function show(
  app: App,
  c: Context<Env>,
  tried?: Tried,
  status: ReturnType<typeof statusOf> = 200,
): Promise<Response> {
  const id = idOf(c);
  const caller = c.get("caller");
  const [desk, teams, frame, digest] = await Promise.all([
    personDesk(app, caller, id),
    listTeams(app, caller),
    frameFor(app, c, "people"),
    digestStanding(app, caller, id),
  ]);
  const mayWrite = hasScope(caller, "people:write");
  const looks = hasScope(caller, "admin") ? await looksAt(app, caller, id, { offset: 0, limit: looksShown }) : null;
  const privacy = {
    looks: looks === null ? undefined : lookLines(looks),
    actions: mayWrite ? [eraseForm(desk)] : [],
  };
  const team = teams.find((each) => each.id === desk.person.team)?.name ?? desk.person.team;
  const { absence } = desk;
  const parts = {
    desk,
    absence,
    substitute: absence?.substituteIs?.email ?? null,
    hasBot: app.chat.hasBot,
    digest,
    moment: frame,
    tried,
  };
  const model: PersonModel = {
    ...personModel(desk, digest, team, frame),
    actions: mayWrite ? personForms(parts) : [],
    trouble:
      tried === undefined
        ? undefined
        : { tone: "risk", title: "Nothing was changed.", text: tried.message, isAlert: true },
    privacy,
  };
  return send(c, <PersonPage model={model} />, status);
}

const programs = {
  mail: "by mail",
  slack: "in Slack, by the bot",
  slack_webhook: "in Slack, by a webhook of their own",
  teams_webhook: "in Microsoft Teams, by a workflow of their own",
} as const satisfies Record<PersonDesk["person"]["channel"]["kind"], string>;

function channelWords({ kind, failed }: PersonDesk["person"]["channel"]): string {
  return failed === null ? programs[kind] : `${programs[kind]}. The last message went by mail instead: ${failed}`;
}

/** What they get of the weekly digest, and since when nothing if they get none. */
function digestWords({ isSent, seesAll, stoppedAt }: DigestStanding, frame: ConsoleFrame): string {
  if (stoppedAt !== null) return `stopped on ${date(frame, stoppedAt)}`;
  if (!isSent) return "none: they run no change and do not read the portfolio";
  return seesAll ? "of all changes, on Mondays" : "of the changes they own or sponsor, on Mondays";
}

function personModel(
  desk: PersonDesk,
  digest: DigestStanding,
  team: string | null,
  frame: ConsoleFrame,
): Omit<PersonModel, "privacy" | "actions"> {
  const { person, manager } = desk;
  const facts = [
    { term: "Address", text: person.email ?? "none, so they cannot be asked" },
    { term: "Written to", text: channelWords(person.channel) },
    { term: "Weekly digest", text: digestWords(digest, frame) },
    { term: "Team", text: team ?? "no team named" },
    ...(manager === null ? [] : [{ term: "Manager", text: manager.name, href: hrefOf(manager.id) }]),
    ...(person.timeZone === null ? [] : [{ term: "Time zone", text: person.timeZone }]),
    ...(desk.absence === null
      ? []
      : [{ term: "Away", text: absenceText(desk.absence, desk.absence.substituteIs?.name ?? null, frame) }]),
    ...(person.learnsBy === null ? [] : [{ term: "Likes to learn", text: learning[person.learnsBy] }]),
    ...(person.userIds.length === 0 ? [] : [{ term: "In other systems", text: person.userIds.join(", ") }]),
  ];
  const waiting = desk.waiting.map((item) => {
    const { key, href, title, next } = portfolioRow(item, frame);
    const since = item.ball.since ?? item.stageSince;
    return { key, href, title, decision: next.decision, since, dueAt: item.ball.dueAt ?? undefined };
  });
  const owns = desk.owns.map((item) => {
    const { key, href, title, status } = portfolioRow(item, frame);
    return { key, href, title, status };
  });
  const decided = desk.decided.map(({ change, title, choice, at, reason }) => ({
    key: change,
    href: `/changes/${change}`,
    title,
    standing: choiceStandings[choice],
    at,
    reason: reason ?? undefined,
  }));
  return { frame, name: person.name, facts, waiting, owns, decided };
}

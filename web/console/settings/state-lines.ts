import type { InstallationState } from "../../../app/health/state.ts";
import { date, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { StateLine } from "../../pages/settings/state.tsx";

/** What an installation tells of itself, in plain words: what is to be done, and what is in order. */
export interface StateLines {
  readonly todo: readonly StateLine[];
  readonly fine: readonly StateLine[];
}

type Judged = StateLine & { readonly isFine: boolean };

export function stateLines(
  state: InstallationState,
  { reached, moment }: { readonly reached: Readonly<Record<string, boolean>>; readonly moment: Moment },
): StateLines {
  const all = [
    ...Object.entries(reached).map(([name, isFine]) => reachLine(name, isFine)),
    linksLine(state),
    mailLine(state, moment),
    chatLine(state),
    troubleLine(state, moment),
    ...pullLines(state, moment),
    ...demoLines(state),
  ];
  return { todo: all.filter(({ isFine }) => !isFine), fine: all.filter(({ isFine }) => isFine) };
}

function demoLines({ demoChanges }: InstallationState): Judged[] {
  if (demoChanges === 0) return [];
  return [
    {
      isFine: true,
      title: `${plural(demoChanges, "change", "changes")} of the demo ${demoChanges === 1 ? "is" : "are"} here.`,
      text: "With its people and its usage it is taken away in one step, and what you made yourself stays. Run on this machine:",
      copy: "npx takehold demo --remove",
    },
  ];
}

const services: Readonly<Record<string, string>> = { temporal: "Temporal", database: "PostgreSQL" };

function reachLine(service: string, isFine: boolean): Judged {
  const name = services[service] ?? service;
  return isFine
    ? { isFine, title: `${name} answers.`, text: "Changes move on, and what is recorded stays." }
    : {
        isFine,
        title: `${name} does not answer.`,
        text: "Pages still show what is recorded; decisions and moves are refused until it is back, and nothing is lost. See that it runs.",
      };
}

function linksLine({ links: { url, isLocal, isSecure }, mail }: InstallationState): Judged {
  if (isLocal)
    return {
      isFine: false,
      title: "Links open on this machine only.",
      text: "A colleague’s phone cannot open them. Stop Takehold, and start it with the address at which others reach this machine:",
      copy: `TAKEHOLD_URL=http://192.168.1.20:${new URL(url).port || "80"} npm start`,
    };
  if (!isSecure && mail.via === "smtp")
    return {
      isFine: false,
      title: `Links lead to ${url}, which is not encrypted.`,
      text: "Whoever can read the network can read the links, and decide with them. Put a server with TLS in front and set TAKEHOLD_URL to its https address.",
    };
  return { isFine: true, title: `Links lead to ${url}.`, text: "Whoever gets one can open it." };
}

function mailLine({ mail }: InstallationState, moment: Moment): Judged {
  if (mail.via === "inbox")
    return {
      isFine: false,
      title: "No mail is sent: messages wait in the inbox.",
      text: "To try things out that is enough: open a message there and hand its link on. To send mail, set SMTP_URL and start again.",
      copy: "SMTP_URL=smtps://user:password@mail.example.com npm start",
      link: { label: "Open the inbox", href: "/inbox" },
    };
  if (mail.undelivered > 0)
    return {
      isFine: false,
      title: `${plural(mail.undelivered, "message")} of the last 30 days did not arrive.`,
      text: "The page of each change says who was not reached, and why. Correct the address and send the link again.",
      link: { label: "Go to the portfolio", href: "/" },
    };
  const last =
    mail.lastMailedAt === null ? "None was sent yet." : `The last one went out on ${date(moment, mail.lastMailedAt)}.`;
  return { isFine: true, title: "Mail is sent.", text: `${last} Nothing of the last 30 days came back.` };
}

function chatLine({ hasBot, mail: { chats, chatsFailing } }: InstallationState): Judged {
  if (chatsFailing > 0)
    return {
      isFine: false,
      title: `Chat takes nothing for ${plural(chatsFailing, "person", "people")}.`,
      text: "They are written to by mail meanwhile. Their page says what went wrong, and sends a test message.",
      link: { label: "Go to the people", href: "/people" },
    };
  const bot = hasBot ? "The Slack bot is set up." : "No Slack bot is set up; mail reaches everybody.";
  return {
    isFine: true,
    title: "Chat is as it was set.",
    text: `${bot} ${chats === 0 ? "Nobody is" : plural(chats, "person is", "people are")} written to by chat.`,
  };
}

function troubleLine({ troubles: { effects, changes, since } }: InstallationState, moment: Moment): Judged {
  const [first] = changes;
  if (since === null || first === undefined)
    return { isFine: true, title: "Nothing waits to be tried again.", text: "Messages and measurements are done." };
  return {
    isFine: false,
    title: `${plural(effects, "thing")} could not be done yet, since ${date(moment, since)}.`,
    text: `In ${changes.slice(0, 5).join(", ")}${changes.length > 5 ? " and others" : ""}. It is tried again by itself; the page of the change says what fails.`,
    link: { label: `Look at ${first}`, href: `/changes/${first}` },
  };
}

function pullLines({ pulls: { total, failing, unscheduled } }: InstallationState, moment: Moment): Judged[] {
  const failed = failing.map(({ id, since, reason }): Judged => ({
    isFine: false,
    title: `The source ${id} cannot be asked since ${date(moment, since)}.`,
    text: `${reason} Rates that rest on it turn unknown once it is too old, never zero.`,
    link: { label: `Look at ${id}`, href: `/sources/${encodeURIComponent(id)}` },
  }));
  const idle = unscheduled.map((id): Judged => ({
    isFine: false,
    title: `The source ${id} is not asked by itself.`,
    text: "Its schedule is missing. Starting Takehold again sets it.",
  }));
  if (total === 0 || failed.length + idle.length > 0) return [...failed, ...idle];
  return [{ isFine: true, title: `${plural(total, "source")} asked on schedule.`, text: "None of them fails." }];
}

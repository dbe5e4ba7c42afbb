import { CertificatePage } from "../../../web/pages/certificate.tsx";
import { ChangePage } from "../../../web/pages/change.tsx";
import { BudgetsPage } from "../../../web/pages/budgets.tsx";
import { CalendarPage } from "../../../web/pages/calendar.tsx";
import { DesignPage } from "../../../web/pages/design.tsx";
import { DigestPage } from "../../../web/pages/digest.tsx";
import { InboxMessagePage, InboxPage } from "../../../web/pages/inbox.tsx";
import { NewChangePage } from "../../../web/pages/new-change.tsx";
import { PortfolioPage } from "../../../web/pages/portfolio.tsx";
import { QueuesPage } from "../../../web/pages/queues.tsx";
import { RetroPage } from "../../../web/pages/retro.tsx";
import { ReviewPage } from "../../../web/pages/review.tsx";
import { StoryPage } from "../../../web/pages/story.tsx";
import { TeamWaitingPage } from "../../../web/pages/waiting.tsx";
import * as fixtures from "../fixtures.ts";
import { shown, states } from "./shown.tsx";
import type { Shown } from "./shown.tsx";

const { portfolio, firstRun } = fixtures;

/** What an ops manager works with: portfolio, changes, queue, calendar, money, looking back. */
export const consolePages: readonly Shown[] = [
  shown("portfolio", PortfolioPage, portfolio),
  shown("portfolio, nothing found", PortfolioPage, {
    ...portfolio,
    rows: [],
    filter: { ...portfolio.filter, status: "early", query: "x", isNarrowed: true },
  }),
  shown("first run", PortfolioPage, firstRun),
  shown("first run, demo playing", PortfolioPage, { ...firstRun, demo: { action: "/demo", isRunning: true } }),
  shown("first run, no demo", PortfolioPage, { ...firstRun, demo: undefined }),
  shown("change", ChangePage, fixtures.change),
  shown("change, followed live", ChangePage, { ...fixtures.change, live: { stream: "/stream", seq: 7 } }),
  shown("change, for who may not see names", ChangePage, {
    ...fixtures.change,
    champions: { people: 2 },
  }),
  shown("change, nobody likes to be asked", ChangePage, { ...fixtures.change, champions: { people: 0, groups: [] } }),
  shown("change, draft", ChangePage, fixtures.draft),
  shown("certificate", CertificatePage, fixtures.certificate),
  shown("certificate, by itself", CertificatePage, { ...fixtures.certificate, frame: undefined }),
  shown("certificate, altered", CertificatePage, fixtures.alteredCertificate),
  shown("story", StoryPage, fixtures.story),
  shown("new change", NewChangePage, fixtures.newChange),
  shown("new change, out of an idea", NewChangePage, fixtures.takenUpIdea),
  shown("new change, errors", NewChangePage, fixtures.newChangeWithErrors),
  shown("edit change", NewChangePage, fixtures.editChange),
  ...states("review", ReviewPage, fixtures.reviews),
  shown("queue", QueuesPage, fixtures.queues),
  shown("queue, empty", QueuesPage, { ...fixtures.queues, teams: [] }),
  ...states("calendar", CalendarPage, fixtures.calendars),
  ...states("waiting", TeamWaitingPage, fixtures.teamWaits),
  shown("budgets", BudgetsPage, fixtures.budgets),
  shown("budgets, none", BudgetsPage, fixtures.noBudgets),
  shown("retro", RetroPage, fixtures.retro),
  shown("retro, errors", RetroPage, fixtures.retroWithErrors),
  shown("retro, result", RetroPage, fixtures.retroWithResult),
  ...states("design", DesignPage, fixtures.designs),
  ...states("digest", DigestPage, fixtures.digestPages),
  shown("inbox", InboxPage, fixtures.inbox),
  shown("inbox, empty", InboxPage, fixtures.emptyInbox),
  shown("inbox, message", InboxMessagePage, fixtures.inboxMessage),
];

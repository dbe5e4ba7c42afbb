import { markup } from "../../web/kit/markup.ts";
import { CertificatePage } from "../../web/pages/certificate.tsx";
import { ChangePage } from "../../web/pages/change.tsx";
import { BudgetsPage } from "../../web/pages/budgets.tsx";
import { InboxMessagePage, InboxPage } from "../../web/pages/inbox.tsx";
import { LoginPage } from "../../web/pages/login.tsx";
import { MessagePage, messages } from "../../web/pages/message.tsx";
import { NewChangePage } from "../../web/pages/new-change.tsx";
import { OwnPage } from "../../web/pages/own-page.tsx";
import { PeoplePage } from "../../web/pages/people.tsx";
import { PersonPage } from "../../web/pages/person.tsx";
import { PortfolioPage } from "../../web/pages/portfolio.tsx";
import { ProposalPage } from "../../web/pages/proposal.tsx";
import { RetroPage } from "../../web/pages/retro.tsx";
import { SignPage } from "../../web/pages/sign.tsx";
import { SourcesPage } from "../../web/pages/sources.tsx";
import { TrainingPage } from "../../web/pages/training.tsx";
import * as fixtures from "./fixtures.ts";

/** Every page in every state, as the markup that is sent. */
export function everyPage(): [name: string, html: string][] {
  const { portfolio, firstRun, frame } = fixtures;
  return [
    ["portfolio", markup(<PortfolioPage model={portfolio} />)],
    ["first run", markup(<PortfolioPage model={firstRun} />)],
    [
      "first run, demo playing",
      markup(<PortfolioPage model={{ ...firstRun, demo: { action: "/demo", isRunning: true } }} />),
    ],
    ["first run, no demo", markup(<PortfolioPage model={{ ...firstRun, demo: undefined }} />)],
    [
      "portfolio, nothing found",
      markup(
        <PortfolioPage
          model={{ ...portfolio, rows: [], filter: { ...portfolio.filter, state: "early", query: "x" } }}
        />,
      ),
    ],
    ["change", markup(<ChangePage model={fixtures.change} />)],
    ["change, draft", markup(<ChangePage model={fixtures.draft} />)],
    ["certificate", markup(<CertificatePage model={fixtures.certificate} />)],
    ["certificate, by itself", markup(<CertificatePage model={{ ...fixtures.certificate, frame: undefined }} />)],
    ["certificate, altered", markup(<CertificatePage model={fixtures.alteredCertificate} />)],
    ["new change", markup(<NewChangePage model={fixtures.newChange} />)],
    ["new change, errors", markup(<NewChangePage model={fixtures.newChangeWithErrors} />)],
    ["edit change", markup(<NewChangePage model={fixtures.editChange} />)],
    ...Object.entries(fixtures.signStates).map(([name, model]): [string, string] => [
      `sign, ${name}`,
      markup(<SignPage model={model} />),
    ]),
    ...Object.entries(fixtures.trainings).map(([name, model]): [string, string] => [
      `training, ${name}`,
      markup(<TrainingPage model={model} />),
    ]),
    ...Object.entries(fixtures.ownPages).map(([name, model]): [string, string] => [
      `own page, ${name}`,
      markup(<OwnPage model={model} />),
    ]),
    ...Object.entries(fixtures.proposals).map(([name, model]): [string, string] => [
      `proposal, ${name}`,
      markup(<ProposalPage model={model} />),
    ]),
    ["budgets", markup(<BudgetsPage model={fixtures.budgets} />)],
    ["budgets, none", markup(<BudgetsPage model={fixtures.noBudgets} />)],
    ["inbox", markup(<InboxPage model={fixtures.inbox} />)],
    ["inbox, empty", markup(<InboxPage model={fixtures.emptyInbox} />)],
    ["inbox, message", markup(<InboxMessagePage model={fixtures.inboxMessage} />)],
    ...fixtures.logins.map((model): [string, string] => [`login, ${model.state}`, markup(<LoginPage model={model} />)]),
    ["retro", markup(<RetroPage model={fixtures.retro} />)],
    ["retro, errors", markup(<RetroPage model={fixtures.retroWithErrors} />)],
    ["retro, result", markup(<RetroPage model={fixtures.retroWithResult} />)],
    ["sources", markup(<SourcesPage model={fixtures.sources} />)],
    ["sources, none", markup(<SourcesPage model={fixtures.noSources} />)],
    ["people", markup(<PeoplePage model={fixtures.people} />)],
    ["people, nobody", markup(<PeoplePage model={fixtures.nobody} />)],
    ["people, nobody found", markup(<PeoplePage model={fixtures.nobodyFound} />)],
    ["person", markup(<PersonPage model={fixtures.person} />)],
    ["person, idle", markup(<PersonPage model={fixtures.idlePerson} />)],
    ["not found", markup(<MessagePage model={messages.notFound(frame)} />)],
    ["not found, by link", markup(<MessagePage model={messages.notFound()} />)],
    ["forbidden", markup(<MessagePage model={messages.forbidden(frame)} />)],
    ["no page", markup(<MessagePage model={messages.noPage()} />)],
    ["failed", markup(<MessagePage model={messages.failed("7f3a", frame)} />)],
    ["unavailable", markup(<MessagePage model={messages.unavailable("7f3a")} />)],
  ];
}

/** Pages that people are sent to, in German, whose words are longer. */
export function germanPages(): [name: string, html: string][] {
  const german = <Model extends object>(model: Model): Model => ({ ...model, locale: "de-DE" });
  const { signStates, ownPage, proposals, trainings } = fixtures;
  const { countered } = proposals;
  return [
    ...["without a condition", "passed on without an address", "own concern"].flatMap((name): [string, string][] => {
      const model = signStates[name];
      return model === undefined ? [] : [[`sign in German, ${name}`, markup(<SignPage model={german(model)} />)]];
    }),
    ...(countered === undefined
      ? []
      : [["proposal in German, countered", markup(<ProposalPage model={german(countered)} />)] as [string, string]]),
    ["own page in German", markup(<OwnPage model={german(ownPage)} />)],
    ...Object.entries(trainings)
      .slice(0, 1)
      .map(([name, model]): [string, string] => [
        `training in German, ${name}`,
        markup(<TrainingPage model={german(model)} />),
      ]),
  ];
}

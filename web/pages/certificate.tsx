import type { Child } from "hono/jsx";
import type { Paper, PaperEntry, PaperPart } from "../certificate/paper.ts";
import { Facts, Sheet } from "../kit/facts.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage, LinkPage } from "../kit/layout.tsx";
import { english } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";
import { Paragraphs } from "../kit/rich.tsx";
import { Crumbs } from "../kit/crumbs.tsx";

export interface CertificateModel {
  /** Absent where it is read by a program, or without the console. */
  readonly frame?: ConsoleFrame | undefined;
  readonly paper: Paper;
  readonly changeHref: string;
  readonly pdfHref: string;
  readonly jsonHref: string;
  readonly exportHref: string;
}

/** Who agreed to what, for whom, when, and how that is proved. */
export const CertificatePage = ({ model }: { model: CertificateModel }) => {
  const title = `Certificate of ${model.paper.key}`;
  return model.frame === undefined ? (
    <LinkPage reader={english} title={title}>
      <Body model={model} />
    </LinkPage>
  ) : (
    <ConsolePage frame={model.frame} title={title}>
      <Body model={model} />
    </ConsolePage>
  );
};

const Body = ({ model }: { model: CertificateModel }) => (
  <div class="paper">
    <Head model={model} />
    {model.paper.warnings.map((text) => (
      <div class="flash">
        <Notice notice={{ tone: "lapsed", title: "Do not rely on this certificate.", text, isAlert: true }} />
      </div>
    ))}
    <Sheet id="about" title="In short">
      <p class="prose">{model.paper.about}</p>
      <Facts facts={model.paper.facts.map(([term, text]) => ({ term, text: <Own text={text} /> }))} />
    </Sheet>
    {model.paper.parts.map((part) => (
      <Part part={part} />
    ))}
  </div>
);

const Head = ({ model }: { model: CertificateModel }) => (
  <div class="page-head">
    {model.frame === undefined ? null : (
      <Crumbs
        above={[
          { label: "Portfolio", href: "/" },
          { label: model.paper.key, href: model.changeHref },
        ]}
        here="Certificate"
      />
    )}
    <h1>
      <Own text={model.paper.title} />
    </h1>
    <div class="row actions">
      <a class="button" href={model.pdfHref}>
        <Icon name="download" />
        As PDF
      </a>
      <a class="button quiet" href={model.jsonHref}>
        As JSON
      </a>
      <a class="button quiet" href={model.exportHref}>
        Record for checking
      </a>
    </div>
  </div>
);

export const Part = ({ part }: { part: PaperPart }) => (
  <Sheet id={part.id} title={part.title}>
    {part.paragraphs.map((text) => (
      <Paragraphs text={text} />
    ))}
    {part.facts.length === 0 ? null : (
      <Facts facts={part.facts.map(([term, text]) => ({ term, text: <Own text={text} /> }))} />
    )}
    {part.entries.length === 0 ? null : (
      <ol class="certified">
        {part.entries.map((entry) => (
          <Entry entry={entry} />
        ))}
      </ol>
    )}
  </Sheet>
);

const Entry = ({ entry }: { entry: PaperEntry }) => (
  <li>
    <p>
      <strong>
        <Own text={entry.what} />
      </strong>
      <br />
      <time datetime={entry.instant}>{`${entry.when} (${entry.instant})`}</time>
    </p>
    {entry.quote === undefined ? null : (
      <p class="prose">
        <Own text={`“${entry.quote}”`} />
      </p>
    )}
    {entry.proof.map((text) => (
      <p class="small muted">{text}</p>
    ))}
  </li>
);

/** Text that may hold people's own: its direction stays its own, whatever marks are in it. */
export const Own = ({ text }: { text: string }): Child => <bdi>{text}</bdi>;

import type { Paper } from "../certificate/paper.ts";
import { Facts, Sheet } from "../kit/facts.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { Icon } from "../kit/icon.tsx";
import { ConsolePage } from "../kit/layout.tsx";
import { Own, Part } from "./certificate.tsx";
import { Crumbs } from "../kit/crumbs.tsx";

export interface StoryModel {
  readonly frame: ConsoleFrame;
  readonly paper: Paper;
  readonly changeHref: string;
  /** The same as a file. */
  readonly files: readonly { readonly label: string; readonly href: string }[];
}

/** A change on one page that anybody can read and print. */
export const StoryPage = ({ model: { frame, paper, changeHref, files } }: { model: StoryModel }) => (
  <ConsolePage frame={frame} title={`Story of ${paper.key}`}>
    <article class="paper">
      <div class="page-head">
        <Crumbs
          above={[
            { label: "Portfolio", href: "/" },
            { label: paper.key, href: changeHref },
          ]}
          here="Story"
        />
        <h1>
          <Own text={paper.title} />
        </h1>
        <p class="sentence">{paper.about}</p>
        <div class="row actions">
          {files.map(({ label, href }) => (
            <a class="button" href={href}>
              <Icon name="download" />
              {label}
            </a>
          ))}
        </div>
      </div>
      <Sheet id="about" title="In short">
        <Facts facts={paper.facts.map(([term, text]) => ({ term, text: <Own text={text} /> }))} />
      </Sheet>
      {paper.parts.map((part) => (
        <Part part={part} />
      ))}
    </article>
  </ConsolePage>
);

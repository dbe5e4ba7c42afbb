import { HiddenFields } from "../../kit/form.tsx";
import { Icon } from "../../kit/icon.tsx";
import type { PortfolioModel } from "./model.ts";

/** What can be done while there is no change at all: see two real ones, measure an old one, or begin the first. */
export const FirstRun = ({ model }: { model: PortfolioModel }) => (
  <>
    <div class="page-head">
      <p class="eyebrow">First day</p>
      <h1>No change is on its way yet</h1>
      <p class="muted lede">
        Takehold carries a change from proposal to the day it is really used, and says so with numbers. There are three
        good ways to begin.
      </p>
    </div>
    <ol class="starts">
      <li>
        <h2>Watch two real changes</h2>
        <p>
          One team began to write release notes, and to word commit subjects in one way, within a month. Both were
          delivered. One is used, one is not. The demo plays five years of it in a few minutes.
        </p>
        <Demo model={model} />
      </li>
      <li>
        <h2>Measure one of your own</h2>
        <p>
          Something was launched long ago? Two files, who could use it and who did, are enough to say whether it took
          hold. Nothing is stored.
        </p>
        <p class="row actions">
          <a class="button" href="/retro">
            <Icon name="upload" />
            Measure an old change
          </a>
        </p>
      </li>
      <li>
        <h2>Propose the first change</h2>
        <p>
          Say who it is for, who decides, and how you will know that it is used. It takes about ten minutes, and you can
          stop at any time: a draft is kept.
        </p>
        <p class="row actions">
          <a class="button primary" href="/changes/new">
            Propose a change
          </a>
        </p>
      </li>
    </ol>
  </>
);

const Demo = ({ model: { demo } }: { model: PortfolioModel }) => {
  if (demo === undefined) {
    return (
      <p class="small muted">
        Run <code>npm run demo</code> beside this program; both changes then appear here.
      </p>
    );
  }
  if (demo.isRunning) {
    return (
      <p class="row actions">
        <span class="withicon">
          <Icon name="clock" />
          <span>The demo is playing.</span>
        </span>
        <a class="button" href="/">
          Look again
        </a>
      </p>
    );
  }
  return (
    <form method="post" action={demo.action} class="row actions">
      <HiddenFields values={demo.hidden} />
      <button class="button" type="submit">
        <Icon name="play" />
        Play the demo
      </button>
    </form>
  );
};

import { Fragment } from "hono/jsx";

const keysScriptPath = "/assets/keys.js";

const keys: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ["J", "↓"], does: "To the next row; the arrow works once a row is chosen" },
  { keys: ["K", "↑"], does: "To the row before" },
  { keys: ["Enter"], does: "Open the row" },
  { keys: ["/"], does: "Search" },
  { keys: ["?"], does: "Show these keys" },
];

/** What is said of keys in the footer of a page with a list; a page without script does not say it. */
export const KeysHint = () => (
  <span class="keys-hint" data-keys-hint hidden>
    Move with <kbd>J</kbd> <kbd>K</kbd>, open with <kbd>Enter</kbd>, search with <kbd>/</kbd>.{" "}
    <button class="linklike" type="button" data-keys-help>
      All keys
    </button>
  </span>
);

/** The keys of a page with a list, and the switch that turns them off for whoever speaks or presses them by accident. */
export const Keys = () => (
  <>
    <dialog class="keys" aria-labelledby="keys-title" data-keys>
      <h2 id="keys-title">Keys on this page</h2>
      <dl>
        {keys.map((each) => (
          <div>
            <dt>
              {each.keys.map((key, index) => (
                <Fragment>
                  {index === 0 ? "" : " or "}
                  <kbd>{key}</kbd>
                </Fragment>
              ))}
            </dt>
            <dd>{each.does}</dd>
          </div>
        ))}
      </dl>
      <p class="check-line">
        <input type="checkbox" id="keys-on" data-keys-on checked />
        <label for="keys-on">Single keys do this</label>
      </p>
      <p class="row actions">
        <button class="button" type="button" data-keys-close>
          Close
        </button>
      </p>
    </dialog>
    <script type="module" src={keysScriptPath} />
  </>
);

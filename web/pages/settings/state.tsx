import { Sheet } from "../../kit/facts.tsx";
import { Icon, Mark } from "../../kit/icon.tsx";
import { SettingsPage } from "./layout.tsx";
import type { SettingsFrame } from "./layout.tsx";

/** How the installation fares: what needs somebody first, then what is fine. */
export interface StateModel {
  readonly around: SettingsFrame;
  readonly todo: readonly StateLine[];
  readonly fine: readonly StateLine[];
}

export interface StateLine {
  readonly title: string;
  /** What it means, and what to do where something is to be done. */
  readonly text: string;
  /** A line to copy. */
  readonly copy?: string | undefined;
  readonly link?: { readonly label: string; readonly href: string } | undefined;
}

export const StatePage = ({ model: { around, todo, fine } }: { model: StateModel }) => (
  <SettingsPage
    around={around}
    title="This installation"
    lede="What this installation can tell of itself. For the machine below it, run “npx takehold doctor” there."
  >
    {todo.length === 0 ? null : (
      <Sheet id="todo" title="To do" aside={todo.length === 1 ? "one thing" : `${todo.length} things`}>
        <Lines lines={todo} isTodo />
      </Sheet>
    )}
    <Sheet id="fine" title={todo.length === 0 ? "All is well" : "In order"}>
      <Lines lines={fine} isTodo={false} />
    </Sheet>
  </SettingsPage>
);

const Lines = ({ lines, isTodo }: { lines: readonly StateLine[]; isTodo: boolean }) => (
  <ul class="rows state-lines">
    {lines.map(({ title, text, copy, link }) => (
      <li>
        {isTodo ? <Mark name="risk" class="tone-risk" /> : <Icon name="check" />}
        <div>
          <b>{title}</b>
          <p class="small muted">{text}</p>
          {copy === undefined ? null : (
            <pre class="as-written small" tabindex={0} role="region" aria-label={`To copy: ${title}`}>
              {copy}
            </pre>
          )}
          {link === undefined ? null : (
            <p class="small">
              <a href={link.href}>{link.label}</a>
            </p>
          )}
        </div>
      </li>
    ))}
  </ul>
);

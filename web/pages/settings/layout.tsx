import type { Child } from "hono/jsx";
import type { ConsoleFrame } from "../../kit/frame.ts";
import { Icon } from "../../kit/icon.tsx";
import { ConsolePage } from "../../kit/layout.tsx";

/** What every page of the settings has around it. */
export interface SettingsFrame {
  readonly frame: ConsoleFrame;
  readonly sections: readonly { readonly label: string; readonly href: string; readonly isCurrent: boolean }[];
}

/** A page of the settings below the list of all of them. */
export const SettingsPage = ({
  around: { frame, sections },
  title,
  lede,
  children,
}: {
  around: SettingsFrame;
  title: string;
  lede: string;
  children: Child;
}) => (
  <ConsolePage frame={frame} title={title}>
    <div class="page-head">
      <p class="eyebrow">Settings</p>
      <h1>{title}</h1>
      <p class="muted lede">{lede}</p>
    </div>
    <nav class="tabs" aria-label="Settings">
      {sections.map(({ label, href, isCurrent }) => (
        <a href={href} {...(isCurrent ? { "aria-current": "page" } : {})}>
          {label}
        </a>
      ))}
    </nav>
    {children}
  </ConsolePage>
);

/** What can be read this once: a key, or a link. */
export const ShownOnce = ({
  title,
  text,
  value,
  label,
}: {
  title: string;
  text: string;
  value: string;
  label: string;
}) => (
  <div class="notice adopted shown-once" role="status">
    <Icon name="check" />
    <p>
      <b>{title}</b> {text}
    </p>
    <pre class="as-written" tabindex={0} role="region" aria-label={label}>
      {value}
    </pre>
  </div>
);

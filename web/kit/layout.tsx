import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { wordsOf } from "../language/choose.ts";
import { stamp } from "./format.ts";
import { HiddenFields } from "./form.tsx";
import type { ConsoleFrame } from "./frame.ts";
import { Icon, Logo, Sprite } from "./icon.tsx";
import { Keys, KeysHint } from "./keys.tsx";
import { english } from "./moment.ts";
import type { Reader } from "./moment.ts";
import { Notice } from "./notice.tsx";

/** Where the styles are served from. */
export const stylesheetPath = "/assets/takehold.css";
export const faviconPath = "/assets/takehold.svg";
const liveScriptPath = "/assets/live.js";
const typedScriptPath = "/assets/typed.js";

/** Where the events of a page's subject are read, and the last one that the page shows. */
export interface LiveSource {
  readonly stream: string;
  readonly seq: number;
}

/** How a page is shown whatever its reader's device and language ask for. */
export interface ForcedLook {
  class: string;
  direction: "ltr" | "rtl";
}

interface DocumentProps {
  reader: Reader;
  title: string;
  look?: ForcedLook | undefined;
  bodyClass?: string | undefined;
  skip: { href: string; label: string };
  children: Child;
}

const Document = ({ reader, title, look, bodyClass, skip, children }: DocumentProps) => (
  <>
    {raw("<!doctype html>")}
    <html
      lang={reader.locale}
      dir={look?.direction ?? wordsOf(reader).direction}
      {...(look === undefined ? {} : { class: look.class })}
    >
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href={faviconPath} />
        <link rel="stylesheet" href={stylesheetPath} />
      </head>
      <body class={bodyClass}>
        <Sprite />
        <a class="skip" href={skip.href}>
          {skip.label}
        </a>
        {children}
      </body>
    </html>
  </>
);

/**
 * A page of the console: navigation, what the last action did, the page, its footer. With `live` a script keeps it up to
 * date; without script it is as it was loaded.
 */
export const ConsolePage = ({
  frame,
  title,
  children,
  footer,
  live,
  look,
  hasKeys,
  isTyped,
}: {
  frame: ConsoleFrame;
  title: string;
  children: Child;
  footer?: Child;
  live?: LiveSource | undefined;
  look?: ForcedLook | undefined;
  /** It has a list whose rows can be reached by single keys. */
  hasKeys?: boolean | undefined;
  /** It is a form that is kept as it is typed. */
  isTyped?: boolean | undefined;
}) => (
  <Document
    reader={english}
    title={`${title}: Takehold`}
    look={look}
    skip={{ href: "#main", label: "Skip to content" }}
  >
    <Topbar frame={frame} />
    <main
      id="main"
      class="wrap"
      tabindex={-1}
      {...(live === undefined ? {} : { "data-stream": live.stream, "data-seq": String(live.seq) })}
    >
      {frame.flash === undefined ? null : (
        <div class="flash" data-keep>
          <Notice notice={frame.flash} />
        </div>
      )}
      {children}
    </main>
    <footer class="footer">
      <div class="wrap row">
        <div class="row" data-parts>
          {footer ?? <span>Rendered {stamp(frame, frame.now)}</span>}
          {hasKeys === true ? <KeysHint /> : null}
        </div>
        <Session frame={frame} />
      </div>
    </footer>
    {live === undefined ? null : <Live />}
    {hasKeys === true ? <Keys /> : null}
    {isTyped === true ? <script type="module" src={typedScriptPath} /> : null}
  </Document>
);

const Live = () => (
  <>
    <p class="live-said" role="status" data-live-said />
    <script type="module" src={liveScriptPath} />
  </>
);

const Topbar = ({ frame }: { frame: ConsoleFrame }) => (
  <header class="topbar">
    <div class="wrap">
      <a class="brand" href="/">
        <Logo />
        Takehold
      </a>
      <button class="button menu" type="button" popovertarget="menu">
        <Icon name="menu" />
        Menu
      </button>
      <nav class="mainnav" id="menu" popover="auto" aria-label="Main">
        <ul>
          {frame.nav.map((item) => (
            <li>
              <a href={item.href} {...(item.isCurrent ? { "aria-current": "page" } : {})}>
                {item.label}
                {item.count === undefined || item.count === 0 ? null : <span class="count">{item.count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="end">
        <a class="button" href="/changes/new">
          <Icon name="plus" />
          <span>
            Propose<span class="wide-only"> a change</span>
          </span>
        </a>
      </div>
    </div>
  </header>
);

const Session = ({ frame }: { frame: ConsoleFrame }) =>
  frame.session === undefined ? null : (
    <form method="post" action={frame.session.signOut} class="session">
      <HiddenFields values={frame.session.hidden} />
      <span>Signed in as {frame.session.name}</span>
      <button class="linklike" type="submit">
        Sign out
      </button>
    </form>
  );

/** A page that people are sent to by link: no navigation, nothing but what they came for. */
export const LinkPage = ({
  reader,
  title,
  forWhom,
  skip,
  isLetter,
  children,
  footer,
}: {
  reader: Reader;
  title: string;
  forWhom?: string | undefined;
  /** Takes the whole width on wide screens, with the form beside the letter. */
  isLetter?: boolean | undefined;
  skip?: { href: string; label: string } | undefined;
  children: Child;
  footer?: Child;
}) => (
  <Document
    reader={reader}
    title={`${title}: Takehold`}
    bodyClass="sign touch"
    skip={skip ?? { href: "#main", label: wordsOf(reader).page.skip }}
  >
    <header class="topbar">
      <div class="wrap">
        <span class="brand">
          <Logo />
          Takehold
        </span>
        {forWhom === undefined ? null : <span class="for">{wordsOf(reader).page.forWhom(forWhom)}</span>}
      </div>
    </header>
    <main id="main" class={isLetter === true ? "wrap" : "wrap one-column"} tabindex={-1}>
      {children}
    </main>
    <footer class="footer">
      <div class="wrap">{footer ?? wordsOf(reader).page.slogan}</div>
    </footer>
  </Document>
);

import { namesOf } from "../../lib/names-of.ts";
import type { Token } from "../assets/looks.ts";
import { Sheet } from "../kit/facts.tsx";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import { Forms } from "./design/forms.tsx";
import { Lists } from "./design/lists.tsx";
import { Marks } from "./design/marks.tsx";
import { Numbers } from "./design/numbers.tsx";
import { RightToLeft } from "./design/right-to-left.tsx";
import { Tokens } from "./design/tokens.tsx";
import { Words } from "./design/words.tsx";

/** The design as it is in the product: each token from its sheet, each component from the kit, in its states. */
export interface DesignModel {
  frame: ConsoleFrame;
  look: Look;
  tokens: readonly Token[];
}

/** How the page is shown: as the reader's device asks, or in a look that is chosen. */
export interface Look {
  id: keyof typeof looks;
  direction: "ltr" | "rtl";
}

const looks = {
  device: { label: "As this device", class: "" },
  light: { label: "Light", class: "look-light" },
  dark: { label: "Dark", class: "look-dark" },
  contrast: { label: "More contrast", class: "look-light look-contrast" },
  "dark-contrast": { label: "More contrast, dark", class: "look-dark look-contrast" },
} as const;

/** The look that an address asks for. */
export function lookOf(look: string | undefined, direction: string | undefined): Look {
  const known = namesOf(looks).find((each) => each === look);
  return { id: known ?? "device", direction: direction === "rtl" ? "rtl" : "ltr" };
}

export const DesignPage = ({ model: { frame, look, tokens } }: { model: DesignModel }) => (
  <ConsolePage frame={frame} title="Design" look={{ class: looks[look.id].class, direction: look.direction }}>
    <link rel="stylesheet" href="/assets/looks.css" />
    <div class="page-head">
      <p class="eyebrow">Design</p>
      <h1>What pages are made of</h1>
      <p class="muted lede">
        Every token and every component as the product has them, in each of their states. Forms may be sent: nothing
        comes of it.
      </p>
    </div>
    <LookChoice look={look} />
    <Sheet id="tokens" title="Tokens" aside="Names and values of the stylesheet">
      <Tokens tokens={tokens} />
    </Sheet>
    <Sheet id="marks" title="Icons and marks" aside="Icons are Lucide (ISC licence), in each page; marks are our own">
      <Marks />
    </Sheet>
    <Sheet id="words" title="Words" aside="What happened, what is empty, what is being worked out">
      <Words />
    </Sheet>
    <Sheet id="forms" title="Forms" aside="Label, help, example, error; one filled button a view">
      <Forms />
    </Sheet>
    <Sheet id="lists" title="Lists and tables" aside="Rows become cards on a phone">
      <Lists moment={frame} />
    </Sheet>
    <Sheet id="numbers" title="Numbers" aside="Rate, then n; unknown is never zero">
      <Numbers moment={frame} />
    </Sheet>
    <Sheet id="rtl" title="Right to left" aside="Bullets and ladders are mirrored, time is not">
      <RightToLeft moment={frame} />
    </Sheet>
  </ConsolePage>
);

const LookChoice = ({ look }: { look: Look }) => (
  <div class="toolbar">
    <nav class="tabs" aria-label="Looks">
      {Object.entries(looks).map(([id, { label }]) => (
        <a href={`/design?look=${id}&dir=${look.direction}`} {...(id === look.id ? { "aria-current": "true" } : {})}>
          {label}
        </a>
      ))}
    </nav>
    <nav class="tabs" aria-label="Direction">
      {(["ltr", "rtl"] as const).map((direction) => (
        <a
          href={`/design?look=${look.id}&dir=${direction}`}
          {...(direction === look.direction ? { "aria-current": "true" } : {})}
        >
          {direction === "ltr" ? "Left to right" : "Right to left"}
        </a>
      ))}
    </nav>
  </div>
);

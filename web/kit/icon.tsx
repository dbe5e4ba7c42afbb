import { raw } from "hono/html";
import type { IconName, MarkName } from "./shapes.ts";
import { icons, marks } from "./shapes.ts";

const hatch =
  '<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<rect class="hatch-bg" width="6" height="6"/><path class="hatch-line" d="M0 0v6"/></pattern>';

const symbols = [
  ...Object.entries(icons).map(([name, shape]) => `<symbol id="i-${name}" viewBox="0 0 24 24">${shape}</symbol>`),
  ...Object.entries(marks).map(([name, shape]) => `<symbol id="m-${name}" viewBox="0 0 16 16">${shape}</symbol>`),
].join("");

const sprite = raw(`<svg class="defs" aria-hidden="true" focusable="false"><defs>${hatch}</defs>${symbols}</svg>`);

/** All shapes of a page, once. */
export const Sprite = () => sprite;

/** A decorative icon: the words beside it carry the meaning. */
export const Icon = ({ name, flip }: { name: IconName; flip?: boolean }) => (
  <svg class={flip === true ? "icon flip" : "icon"} viewBox="0 0 24 24" aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
);

/** A status mark. With `label` it is read out, without it the words beside it are. */
export const Mark = ({ name, label, class: extra }: { name: MarkName; label?: string; class?: string }) =>
  label === undefined ? (
    <svg class={`mark ${extra ?? ""}`} viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#m-${name}`} />
    </svg>
  ) : (
    <svg class={`mark ${extra ?? ""}`} viewBox="0 0 16 16" role="img" aria-label={label}>
      <use href={`#m-${name}`} />
    </svg>
  );

/** The product's own sign. */
export const Logo = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true">
    <rect width="24" height="24" rx="6" fill="var(--accent)" />
    <path
      d="M4.5 18c3.6 0 3.9-9.2 8-9.2h3"
      fill="none"
      stroke="var(--on-accent)"
      stroke-width="2.2"
      stroke-linecap="round"
    />
    <circle cx="18.2" cy="8.8" r="2.1" fill="var(--on-accent)" />
  </svg>
);

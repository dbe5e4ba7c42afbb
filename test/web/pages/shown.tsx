import type { HtmlEscapedString } from "hono/utils/html";
import { markup } from "../../../web/kit/markup.ts";

type Element = HtmlEscapedString | Promise<HtmlEscapedString>;
type Twist = <Model>(model: Model) => Model;

/** A page in one of its states. `html`: the markup that is sent, of its model or of what `twist` makes of that. */
export interface Shown {
  readonly name: string;
  readonly page: string;
  readonly html: (twist?: Twist) => string;
}

/** One page in one state. */
export function shown<Model>(name: string, Page: (props: { model: Model }) => Element, model: Model): Shown {
  return { name, page: Page.name, html: (twist = (same) => same) => markup(<Page model={twist(model)} />) };
}

/** One page in all of its states, each under its name. */
export function states<Model>(
  name: string,
  Page: (props: { model: Model }) => Element,
  models: Readonly<Record<string, Model>>,
): Shown[] {
  return Object.entries(models).map(([state, model]) => shown(`${name}, ${state}`, Page, model));
}

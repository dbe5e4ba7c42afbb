import type { HtmlEscapedString } from "hono/utils/html";
import { inertText } from "../../lib/inert-text.ts";

/** The markup of an element as text. Pages and mail wait for nothing, so an element that does is a mistake. No text in it steers how others are read. */
export function markup(element: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  if (element instanceof Promise) throw new TypeError("A page element must not wait for anything.");
  return inertText(element.toString());
}

import type { HtmlEscapedString } from "hono/utils/html";

/** The markup of an element as text. Pages and mail wait for nothing, so an element that does is a mistake. */
export function markup(element: HtmlEscapedString | Promise<HtmlEscapedString>): string {
  if (element instanceof Promise) throw new TypeError("A page element must not wait for anything.");
  return element.toString();
}

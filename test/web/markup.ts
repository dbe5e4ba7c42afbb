/** One opening tag of a page, with its attributes as they are written. */
export interface Tag {
  name: string;
  attributes: Map<string, string>;
}

/** Every opening tag of a page, in order. */
export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-z][a-z0-9]*)((?:\s+[^\s=>"/]+(?:="[^"]*")?)*)\s*\/?>/gi)].map(
    ([, name = "", rest = ""]) => ({
      name: name.toLowerCase(),
      attributes: new Map(
        [...rest.matchAll(/([^\s=>"/]+)(?:="([^"]*)")?/g)].map(([, key = "", value = ""]) => [key, value]),
      ),
    }),
  );
}

/** Values of one attribute over a page. */
export function valuesOf(html: string, attribute: string): string[] {
  return tagsOf(html).flatMap(({ attributes }) => attributes.get(attribute) ?? []);
}

/** Headings of a page as their levels, in order. */
export function headingLevels(html: string): number[] {
  return tagsOf(html)
    .filter(({ name }) => /^h[1-6]$/.test(name))
    .map(({ name }) => Number(name.slice(1)));
}

/** The words of a page, tags taken out. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<(style|svg)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

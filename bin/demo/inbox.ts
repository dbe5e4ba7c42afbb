import type { DemoClient } from "./client.ts";

/** The links that a change's messages carry, oldest message first, each once: what the people would find in their mail. */
export async function findLinks(client: DemoClient, key: string, kind: "s" | "t"): Promise<readonly string[]> {
  const list = await client.page("/inbox");
  const messages = [...list.matchAll(/href="(\/inbox\/[^"]+)"/g)].flatMap((match) => match[1] ?? []);
  const own = [...new Set(messages)].filter((href) =>
    decodeURIComponent(href).toLowerCase().includes(`${key.toLowerCase()}.`),
  );
  const links: string[] = [];
  for (const href of own.toReversed()) {
    const page = await client.page(href);
    const link = new RegExp(`/${kind}/[A-Za-z0-9_-]{20,}`).exec(page)?.[0];
    if (link !== undefined && !links.includes(link)) links.push(link);
  }
  return links;
}

/** The sign link of one person, by the name that its page greets. */
export async function findLinkOf(client: DemoClient, key: string, name: string): Promise<string | undefined> {
  for (const link of await findLinks(client, key, "s"))
    if (new RegExp(`class="for">[^<]*${name}`).test(await client.page(link))) return link;
  return undefined;
}

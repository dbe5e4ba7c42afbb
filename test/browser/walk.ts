import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../browser.ts";
import { prepareSources } from "../path/links.ts";
import { startSite } from "./site.ts";
import type { Site } from "./site.ts";

/** The whole program on a port, and a browser to walk it with. */
export interface Walk {
  readonly site: Site;
  readonly browser: Browser;
}

/** Is there for all tests of the file that calls it. `sources`: with those of the sample change; otherwise nothing is there yet. */
export function walk({ sources }: { readonly sources: boolean }): Walk {
  let site: Site | undefined;
  let browser: Browser | undefined;
  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
    if (sources) await prepareSources(site.stack);
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  const there = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error("Site and browser are there once the tests run.");
    return part;
  };
  return {
    get site() {
      return there(site);
    },
    get browser() {
      return there(browser);
    },
  };
}

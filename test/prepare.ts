import { obtainTemporalProgram } from "../lib/embedded/temporal-program.ts";
import { obtainBrowser } from "./browser.ts";
import { programCache } from "./services.ts";

/** Fetches what the tests need and shows it, before any test has a time limit. What fails here fails there with its reason. */
const log = (line: string) => void process.stderr.write(`${line}\n`);
for (const obtain of [() => obtainTemporalProgram({ cacheDir: programCache, log }), () => obtainBrowser(log)]) {
  await obtain().catch((error: unknown) => log(error instanceof Error ? error.message : String(error)));
}

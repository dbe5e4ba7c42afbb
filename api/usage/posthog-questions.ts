import { Hono } from "hono";
import type { Context } from "hono";

const noFlags = {
  config: { enable_collect_everything: false },
  featureFlags: {},
  featureFlagPayloads: {},
  flags: {},
  errorsWhileComputingFlags: false,
  sessionRecording: false,
  supportedCompression: ["gzip", "gzip-js", "base64"],
  isAuthenticated: false,
  toolbarParams: {},
  siteApps: [],
  capturePerformance: false,
  autocapture_opt_out: true,
  surveys: false,
  heatmaps: false,
} as const;

/**
 * What PostHog's clients ask beside sending: flags, settings, surveys, and room for recordings. There are none here, and the
 * answers say so in the form the clients know, so that they go on undisturbed. Recordings are taken and thrown away.
 */
export function postHogQuestions(
  openToBrowsers: (c: Context) => void,
  allowBrowsers: (intake: Hono, path: string) => void,
): Hono {
  const questions = new Hono();
  const ask = (method: "get" | "post", path: string, answer: (c: Context) => Response): void => {
    for (const each of path.endsWith("/*") ? [path] : [path, `${path}/`]) {
      questions[method](each, (c) => {
        openToBrowsers(c);
        return answer(c);
      });
      allowBrowsers(questions, each);
    }
  };
  ask("post", "/flags", (c) => c.json(noFlags));
  ask("post", "/decide", (c) => c.json(noFlags));
  ask("post", "/s", (c) => c.json({ status: 1 }));
  ask("get", "/array/:key/config", (c) => c.json(noFlags));
  ask("get", "/array/:key/config.js", (c) => {
    c.header("Content-Type", "text/javascript; charset=utf-8");
    return c.body("");
  });
  ask("get", "/api/surveys", (c) => c.json({ surveys: [] }));
  return questions;
}

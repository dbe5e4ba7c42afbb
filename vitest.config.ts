import { defineConfig } from "vitest/config";

/** Tests that need no service, so that running one of them starts none. */
const pure = [
  "domain",
  "language",
  "adoption",
  "business-time",
  "change",
  "charts",
  "chat",
  "config",
  "lib",
  "message",
  "metric",
  "project",
  "template",
]
  .map((folder) => `test/${folder}/**/*.test.ts`)
  .concat("test/tidy.test.ts");

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "pure", include: pure } },
      {
        extends: true,
        test: {
          name: "services",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: pure,
          globalSetup: ["test/services.ts"],
        },
      },
    ],
  },
  oxc: { jsx: { runtime: "automatic", importSource: "hono/jsx" } },
});

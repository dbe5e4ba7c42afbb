import { setTimeout as delay } from "node:timers/promises";
import { Hono } from "hono";
import type { App } from "../../app/context.ts";
import { databaseAnswers } from "../../app/health/check.ts";
import type { Counters } from "../../lib/counters.ts";
import type { Env } from "../env.ts";

/** Something that must be reachable for requests to be served. Rejects when it is not. */
export type Check = () => Promise<unknown>;

const checkMs = 2_000;

/** `/livez`: the process runs. `/readyz`: what it needs is there. `/metrics`: what it has done. None tells of anybody. */
export function healthRoutes(app: App, checks: Readonly<Record<string, Check>>, counters: Counters): Hono<Env> {
  const all: Readonly<Record<string, Check>> = { database: () => databaseAnswers(app), ...checks };
  return new Hono<Env>()
    .get("/livez", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      const found: Record<string, boolean> = {};
      const looked = Object.entries(all).map(async ([name, check]) => {
        found[name] = await passes(check);
      });
      await Promise.all(looked);
      const ok = Object.values(found).every((passed) => passed);
      if (!ok) c.header("Retry-After", "5");
      return c.json({ ok, checks: found }, ok ? 200 : 503);
    })
    .get("/metrics", (c) => {
      c.header("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
      return c.body(counters.text() + processMetrics());
    });
}

async function passes(check: Check): Promise<boolean> {
  const timer = new AbortController();
  const late = delay(checkMs, false, { signal: timer.signal }).catch(() => false);
  try {
    return await Promise.race([check().then(() => true), late]);
  } catch {
    return false;
  } finally {
    timer.abort();
  }
}

function gauge(name: string, help: string, value: number): string {
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`;
}

function processMetrics(): string {
  return (
    gauge("process_resident_memory_bytes", "Resident memory in bytes", process.memoryUsage.rss()) +
    gauge("process_uptime_seconds", "Seconds since the process began", process.uptime())
  );
}

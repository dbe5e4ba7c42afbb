import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { createSource } from "../../app/usage/create-source.ts";
import { freshDatabase } from "../database.ts";
import { admin, countsOf } from "./intake-server.ts";

// Proves that an answer means it is kept: the process that takes usage in is killed in the middle of deliveries, again and again, and
// every event it had acknowledged is there once, in the events and in the counters.

const program = fileURLToPath(new URL("clients/intake-process.ts", import.meta.url));

async function startProcess(databaseUrl: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", program, databaseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [port]: unknown[] = await once(child.stdout, "data");
  return { child, url: `http://127.0.0.1:${String(port).trim()}` };
}

test(
  "what was acknowledged before the process was killed is there, and counts once",
  { timeout: 180_000 },
  async () => {
    const database = await freshDatabase();
    try {
      const { writeKey, number } = await createSource(database, admin, { id: "crm" });
      const acknowledged = new Set<string>();
      const tried = new Set<string>();
      for (let round = 0; round < 2; round += 1) {
        const { child, url } = await startProcess(database.url);
        let isAlive = true;
        // Each sender repeats its last ten, as a client does that heard no answer.
        const sender = async (name: number): Promise<void> => {
          for (let from = 0; isAlive; from += 20) {
            const batch = Array.from({ length: 30 }, (_, nth) => {
              const messageId = `${round} ${name} ${Math.max(from - 10, 0) + nth}`;
              tried.add(messageId);
              return { type: "track", messageId, userId: `u${nth % 5}`, event: "Deal saved" };
            });
            const answer = await fetch(`${url}/v1/batch`, {
              method: "POST",
              body: JSON.stringify({ batch, writeKey }),
            }).catch(() => null);
            if (answer?.status !== 200) return;
            for (const { messageId } of batch) acknowledged.add(messageId);
            if (acknowledged.size > (round + 1) * 2_000) {
              isAlive = false;
              child.kill("SIGKILL");
            }
          }
        };
        await Promise.all(Array.from({ length: 8 }, (_, name) => sender(name)));
        child.kill("SIGKILL");
        if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
      }
      const rows = await database.db
        .selectFrom("usage_event")
        .select("message_id")
        .where("source", "=", number)
        .execute();
      const stored = new Set(rows.map((row) => row.message_id));
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(4_000);
      expect([...stored].filter((id) => !tried.has(id))).toEqual([]);
      expect((await countsOf(database.db, "crm")).accepted).toBe(stored.size);
    } finally {
      await database.drop();
    }
  },
);

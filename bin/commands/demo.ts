import { once } from "node:events";
import type { Command } from "commander";

/** Adds `demo`: two real changes through their whole life in minutes. */
export function demoCommand(program: Command): void {
  program
    .command("demo")
    .description("play two real changes through their whole life, on the running instance or one of its own")
    .option("--json", "print the result as JSON, and progress on standard error")
    .option("--remove", "take the demo away again: its changes, usage and people; records stay and are still checked")
    .option("--no-stay", "end when it is played, also on a terminal")
    .action(async ({ json, stay, remove }: { json?: boolean; stay: boolean; remove?: boolean }) => {
      if (remove === true) return takeAway(json === true);
      process.exit(await runDemo({ json: json === true, stay: stay && json !== true && process.stdout.isTTY }));
    });
}

async function takeAway(json: boolean): Promise<void> {
  const [{ removeDemo }, { operator }, { asOperator }] = await Promise.all([
    import("../../app/record/remove-demo.ts"),
    import("../../app/actor.ts"),
    import("../parts/operator-access.ts"),
  ]);
  const removed = await asOperator((app) => removeDemo(app, operator));
  const { changes, people, events } = removed;
  if (json) console.log(JSON.stringify(removed));
  else if (changes + people + events === 0) console.log("There is no demo here. Nothing was removed.");
  else
    console.log(
      `The demo is gone: ${changes} changes, ${people} people and ${events} events of use. What you made yourself is untouched,\n` +
        "and the records of both changes stay: they are checked with all others.",
    );
}

async function runDemo({ json, stay }: { json: boolean; stay: boolean }): Promise<number> {
  const { Client, Connection } = await import("@temporalio/client");
  const { loadConfiguration } = await import("../../temporal.config.ts");
  const { DemoClient } = await import("../demo/client.ts");
  const { demoInstance } = await import("../demo/instance.ts");
  const { play } = await import("../demo/play.ts");
  const { demoReport } = await import("../demo/report.ts");
  const configuration = loadConfiguration(process.env);
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const stopping = new AbortController();
  const interrupted = Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]).then(() => stopping.abort());
  const instance = await demoInstance(configuration.dataDir, say);
  const connection = await Connection.connect({ address: instance.temporalAddress });
  try {
    const temporal = new Client({ connection, namespace: configuration.temporal.namespace });
    const client = new DemoClient(instance.url, instance.key);
    const played = await play(client, temporal, { say, signal: stopping.signal });
    if (json) process.stdout.write(`${JSON.stringify({ url: instance.url, ...played })}\n`);
    else say(await demoReport(client, played, instance));
    if (stay && instance.stop !== null) {
      say("\nIt stays there to look at. Ctrl-C ends it; npm start brings it back.");
      await interrupted;
    }
    return played.comparison.differences.length === 0 ? 0 : 1;
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    say("Stopped. What was played is kept: npm run demo goes on from here.");
    return 130;
  } finally {
    await connection.close();
    await instance.stop?.();
  }
}

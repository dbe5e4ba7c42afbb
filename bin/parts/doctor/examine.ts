import { resolve } from "node:path";
import { loadConfiguration } from "../../../temporal.config.ts";
import { runningInstance } from "../instance-file.ts";
import { lookAtChat } from "./chat.ts";
import { lookAtDatabase } from "./database.ts";
import type { Finding } from "./finding.ts";
import { lookAtChromium, lookAtDataDirectory, lookAtNode, lookAtNpm, lookAtPort, lookAtSecret } from "./machine.ts";
import { lookAtMail } from "./mail.ts";
import { lookAtTemporal } from "./temporal.ts";

/** Looks at everything Takehold needs and changes nothing. @throws ConfigurationError */
export async function examine(environment: NodeJS.ProcessEnv): Promise<readonly Finding[]> {
  const configuration = loadConfiguration(environment);
  const instance = await runningInstance(resolve(configuration.dataDir));
  const found = await Promise.all([
    lookAtNpm(),
    lookAtDataDirectory(configuration),
    lookAtTemporal(configuration, instance),
    lookAtDatabase(configuration, instance),
    lookAtPort(configuration, instance),
    lookAtMail(configuration),
    lookAtChat(configuration),
    lookAtSecret(configuration),
    lookAtChromium(),
  ]);
  return [lookAtNode(), ...found.flat()];
}

const signs = { ok: "✔", warning: "!", missing: "✖" } as const;

/** The findings for people, what to do below each that needs it. */
export function findingsReport(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ name }) => name.length)) + 2;
  const lines = findings.flatMap(({ name, status, found, todo }) => [
    `${signs[status]} ${name.padEnd(width)}${found}`,
    ...(todo === null ? [] : [`  ${"".padEnd(width)}→ ${todo}`]),
  ]);
  const lacking = findings.filter(({ status }) => status === "missing").length;
  const end = lacking === 0 ? "Nothing that is needed is missing." : `${lacking} of ${findings.length} need attention.`;
  return [...lines, "", end].join("\n");
}

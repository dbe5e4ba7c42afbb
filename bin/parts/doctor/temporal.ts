import { join, resolve } from "node:path";
import { Connection } from "@temporalio/client";
import { missingSearchAttributes } from "../../../app/temporal/search-attributes.ts";
import { findTemporalProgram } from "../../../lib/embedded/temporal-program.ts";
import { oldestServer } from "../../../lib/embedded/temporal-version.ts";
import type { Configuration } from "../../../temporal.config.ts";
import { connectionOptions } from "../application.ts";
import { reasonOf } from "../failure.ts";
import type { Instance } from "../instance-file.ts";
import { missing, ok, warning } from "./finding.ts";
import type { Finding } from "./finding.ts";

const connectMs = 5_000;
const sources = { path: "found on PATH", cache: "fetched before", sdk: "fetched", wheel: "fetched" } as const;

/** The Temporal service that is given or runs, with what it knows of us; otherwise whether one can be started. */
export async function lookAtTemporal(
  configuration: Configuration,
  instance: Instance | null,
): Promise<readonly Finding[]> {
  const { namespace } = configuration.temporal;
  const address = configuration.temporal.address ?? instance?.temporalAddress ?? null;
  if (address === null) return [await lookAtProgram(configuration)];
  const options = connectionOptions(configuration, { temporalAddress: address });
  let connection: Connection | null = null;
  try {
    connection = await Connection.connect({ ...options, connectTimeout: connectMs });
    const { serverVersion } = await connection.workflowService.getSystemInfo({});
    await connection.workflowService.describeNamespace({ namespace });
    const unknown = await missingSearchAttributes(connection, namespace).catch(() => null);
    return [ok("Temporal", `${serverVersion}, ${address}, namespace "${namespace}"`), searchFinding(unknown)];
  } catch (error) {
    const todo = `Check TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE, and that the server runs there.`;
    return [missing("Temporal", `${address}, namespace "${namespace}": ${reasonOf(error)}`, todo)];
  } finally {
    await connection?.close();
  }
}

async function lookAtProgram({ dataDir }: Configuration): Promise<Finding> {
  const notes: string[] = [];
  const cacheDir = join(resolve(dataDir), "cache");
  const found = await findTemporalProgram({ cacheDir, log: (line) => notes.push(line) });
  if (found !== null) return ok("Temporal", `server ${found.version}, ${sources[found.source]}: ${found.path}`);
  return warning(
    "Temporal",
    notes[0] ?? "no server yet",
    `The next start fetches it. Or install Temporal's command-line program with server ${oldestServer} or newer ` +
      "(docs.temporal.io/cli), or set TEMPORAL_ADDRESS.",
  );
}

function searchFinding(unknown: readonly string[] | null): Finding {
  const name = "Search attributes";
  if (unknown?.length === 0) return ok(name, "registered");
  const found = unknown === null ? "they cannot be listed" : `not registered: ${unknown.join(", ")}`;
  return warning(name, found, 'Changes work without them. Run "npx takehold migrate" to register them.');
}

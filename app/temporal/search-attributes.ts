import type { Connection } from "@temporalio/client";
import proto from "@temporalio/proto";
import { searchKeys } from "../../workflows/change/search.ts";

// The package is CommonJS, whose exports Node does not find by name.
const { IndexedValueType } = proto.temporal.api.enums.v1;
const wanted: Readonly<Record<string, number>> = {
  [searchKeys.stage.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [searchKeys.tier.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [searchKeys.team.name]: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  [searchKeys.due.name]: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

/** Which of our search attributes the namespace does not know. */
export async function missingSearchAttributes(connection: Connection, namespace: string): Promise<readonly string[]> {
  const known = await connection.operatorService.listSearchAttributes({ namespace });
  return Object.keys(wanted).filter((name) => known.customAttributes?.[name] === undefined);
}

/**
 * Registers what is missing. Answers whether all are there afterwards: a namespace whose administrator keeps this to
 * themselves works without them.
 */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<boolean> {
  try {
    const missing = await missingSearchAttributes(connection, namespace);
    if (missing.length === 0) return true;
    const searchAttributes = Object.fromEntries(missing.map((name) => [name, wanted[name] ?? 0]));
    await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
    return true;
  } catch {
    return (await missingSearchAttributes(connection, namespace).catch(() => ["unknown"])).length === 0;
  }
}

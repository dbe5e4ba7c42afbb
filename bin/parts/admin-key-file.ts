import { join } from "node:path";

/** Where the administrator's API key of an instance is kept, for the owner of the data directory only. */
export function adminKeyFile(dataDir: string): string {
  return join(dataDir, "admin-key");
}

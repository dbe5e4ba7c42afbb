// Run as a process of its own by temporal-from-sdk.ts: node sdk-download.mjs DIRECTORY VERSION
// The SDK fetches the program on the way to starting a server, so a server is started and stopped again.
import { TestWorkflowEnvironment } from "@temporalio/testing";

const [downloadDir, version] = process.argv.slice(2);

const environment = await TestWorkflowEnvironment.createLocal({
  server: {
    executable: { type: "cached-download", downloadDir, version, ttl: "1 day" },
    log: { format: "json", level: "error" },
  },
});
await environment.teardown();

export interface TemporalServerOptions {
  port: number;
  uiPort: number | null;
  databaseFile: string;
  /** Lets a single workflow skip time; for tests and the demo only. */
  timeSkipping: boolean;
  /** More dynamic configuration, key to JSON value. */
  extraDynamicConfig: Readonly<Record<string, unknown>>;
}

/** The dynamic configuration with which the server lets a workflow run ahead of the clock. */
const timeSkippingConfig: Readonly<Record<string, unknown>> = {
  "frontend.WorkflowTimeSkippingEnabled": true,
  "history.timerProcessorMaxTimeShift": "10ms",
  // A run that is continued within a second of the clock waits for the rest of it before its first task. Time that skips does
  // not wait along: it would leave the new run behind until its jump is over.
  "history.workflowIdReuseMinimalInterval": "0s",
};

/** The command line of the embedded server: one SQLite file, loopback only, nothing fetched from elsewhere by its pages. */
export function temporalArguments(options: TemporalServerOptions): string[] {
  const dynamicConfig = { ...(options.timeSkipping ? timeSkippingConfig : {}), ...options.extraDynamicConfig };
  const args = ["server", "start-dev", "--ip", "127.0.0.1", "--port", String(options.port)];
  args.push(
    "--namespace",
    "default",
    "--db-filename",
    options.databaseFile,
    "--log-format",
    "json",
    "--log-level",
    "warn",
  );
  if (options.uiPort === null) args.push("--headless");
  else args.push("--ui-port", String(options.uiPort), "--ui-disable-news-fetch");
  for (const [key, value] of Object.entries(dynamicConfig)) {
    args.push("--dynamic-config-value", `${key}=${JSON.stringify(value)}`);
  }
  return args;
}

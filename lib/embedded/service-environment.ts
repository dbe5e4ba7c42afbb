const kept = ["PATH", "HOME", "USER", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LANG", "TZ"];

/**
 * What an embedded server sees of our environment: little, because variables meant for us or for a client (`PGPORT`,
 * `TEMPORAL_ADDRESS`, secrets) would change it or leak into it.
 */
export function serviceEnvironment(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const own = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(own), ...extra };
}

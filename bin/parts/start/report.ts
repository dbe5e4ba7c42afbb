/** What a start ends with. */
export interface Ready {
  readonly url: string;
  readonly loginUrl: string;
  readonly temporalPages: string | null;
  readonly temporalAddress: string;
  readonly adminKeyFile: string;
  readonly logFile: string;
  readonly pid: number;
  readonly seconds: number;
  /** Messages are read on the console. */
  readonly hasInbox: boolean;
}

/** Where everything is and what to do next, for people. */
export function readyReport(ready: Ready): string {
  const { url, loginUrl, temporalPages, temporalAddress, adminKeyFile, logFile, hasInbox } = ready;
  return [
    "",
    block(`Takehold is ready, ${ready.seconds.toFixed(1)} s after the start.`, [
      ["Log in", loginUrl],
      ["", 'works once, within the hour; "npx takehold key login" makes another'],
      ["Console", url],
    ]),
    "",
    block("Try next", [
      ["Propose a change", `${url}/changes/new`],
      ...(hasInbox ? ([["Read the mail it sends", `${url}/inbox`]] as const) : []),
      ["See two real changes", "npm run demo"],
      ["Measure a past change", "npx takehold retro --help"],
    ]),
    "",
    block("Good to know", [
      ["API", `${url}/docs, with the key in ${adminKeyFile}`],
      ["Temporal", temporalPages ?? temporalAddress],
      ["Log", logFile],
      ["Stop", "Ctrl-C"],
    ]),
  ].join("\n");
}

function block(heading: string, lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length)) + 3;
  return [heading, ...lines.map(([name, value]) => `  ${name.padEnd(width)}${value}`)].join("\n");
}

import { networkInterfaces } from "node:os";

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
      ...forPhones(url),
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

/** Links that lead to this machine by its own name for itself cannot be opened on a phone; by this address they can. */
function forPhones(url: string): (readonly [string, string])[] {
  const { hostname, port } = new URL(url);
  if (!["localhost", "127.0.0.1", "[::1]"].includes(hostname)) return [];
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  const outside = all.find(({ family, internal }) => family === "IPv4" && !internal)?.address;
  return outside === undefined
    ? []
    : [["Let phones open its links", `TAKEHOLD_URL=http://${outside}:${port} npm start`]];
}

function block(heading: string, lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([name]) => name.length)) + 3;
  return [heading, ...lines.map(([name, value]) => `  ${name.padEnd(width)}${value}`)].join("\n");
}

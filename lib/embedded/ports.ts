import { createServer } from "node:net";

const host = "127.0.0.1";
const triesMax = 50;

export interface PickedPort {
  port: number;
  /** False when another port had to be taken than the preferred one. */
  preferred: boolean;
}

/**
 * A loopback port that is free at this moment: the preferred one, else the next free one above it; without a preference
 * (undefined or 0) any. Someone may still take it before it is used, so the caller starts again on "address in use".
 */
export async function pickPort(preferred?: number, avoid: ReadonlySet<number> = new Set()): Promise<PickedPort> {
  if (preferred === undefined || preferred === 0) return { port: await anyFreePort(avoid), preferred: true };
  const last = Math.min(preferred + triesMax, 65_535);
  for (let port = preferred; port <= last; port += 1) {
    if (!avoid.has(port) && (await listenOnce(port)) !== null) return { port, preferred: port === preferred };
  }
  return { port: await anyFreePort(avoid), preferred: false };
}

/** Like `pickPort`, and says so when the preferred port was taken. */
export async function pickPortAloud(
  service: string,
  preferred: number | undefined,
  log: (line: string) => void,
  avoid?: ReadonlySet<number>,
): Promise<number> {
  const picked = await pickPort(preferred, avoid);
  if (!picked.preferred) log(`Port ${preferred} is taken, so ${service} uses ${picked.port}.`);
  return picked.port;
}

async function anyFreePort(avoid: ReadonlySet<number>): Promise<number> {
  for (let attempt = 0; attempt < triesMax; attempt += 1) {
    const port = await listenOnce(0);
    if (port !== null && !avoid.has(port)) return port;
  }
  throw new Error(`No free port was found on ${host}.`);
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : null;
      server.close(() => resolve(taken));
    });
  });
}

/** Proves that the preferred port is taken when it is free and another one, told apart, when it is not. */
import { once } from "node:events";
import { createServer, type Server } from "node:net";
import { afterEach, expect, test } from "vitest";
import { pickPort, pickPortAloud } from "../../lib/embedded/ports.ts";

let listening: Server[] = [];
afterEach(async () => {
  await Promise.all(listening.map((server) => new Promise((resolve) => void server.close(resolve))));
  listening = [];
});

async function occupy(port: number): Promise<number> {
  const server = createServer().listen(port, "127.0.0.1");
  listening.push(server);
  await once(server, "listening");
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("the preferred port is picked when it is free", async () => {
  const { port } = await pickPort();
  expect(await pickPort(port)).toEqual({ port, preferred: true });
});

test("the next free port is picked when the preferred one is taken, and said", async () => {
  const taken = await occupy(0);
  const lines: string[] = [];
  const port = await pickPortAloud("The thing", taken, (line) => lines.push(line));
  expect(port).toBeGreaterThan(taken);
  expect(lines).toEqual([`Port ${taken} is taken, so The thing uses ${port}.`]);
});

test("a port to be avoided is not picked although it is free", async () => {
  const { port } = await pickPort();
  expect((await pickPort(port, new Set([port]))).port).not.toBe(port);
});

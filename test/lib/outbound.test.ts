import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { RequestListener, Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOutbound, isAddressOrNetwork, OutboundFailure } from "../../lib/outbound.ts";
import type { Outbound } from "../../lib/outbound.ts";

/** Nothing that is not public is reached: not by its number, not by a name, not by a redirect, not by a name that changes. */
const bounds = { timeoutMs: 5_000, bytesMax: 1_000 };
const open = createOutbound({ allowed: ["127.0.0.1"] });
const hits: { method: string; path: string; headers: Record<string, unknown>; body: string }[] = [];
let server: Server;
let base = "";

const answers: Record<string, RequestListener> = {
  "/ok": (_, response) => void response.end("fine"),
  "/away": (_, response) => void response.writeHead(302, { location: "/ok" }).end(),
  "/kept": (_, response) => void response.writeHead(307, { location: "/ok" }).end(),
  "/inward": (_, response) => void response.writeHead(302, { location: "http://[::1]:1/secret" }).end(),
  "/elsewhere": (_, response) => void response.writeHead(302, { location: base.replace("127.0.0.1", "there") }).end(),
  "/round": (_, response) => void response.writeHead(302, { location: "/round" }).end(),
  "/file": (_, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(),
  "/silent": () => undefined,
  "/endless": (_, response) => {
    const more = () => void (response.destroyed || response.write("x".repeat(400), () => setImmediate(more)));
    more();
  },
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      hits.push({
        method: request.method ?? "",
        path,
        headers: request.headers,
        body: Buffer.concat(chunks).toString(),
      });
      const answer = answers[path] ?? answers["/ok"];
      answer?.(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function reasonOf(outbound: Outbound, url: string, given = {}): Promise<string> {
  const before = hits.length;
  const failure: unknown = await outbound.send({ method: "GET", url }, { ...bounds, ...given }).catch((error) => error);
  if (!(failure instanceof OutboundFailure)) throw new Error(`answered: ${JSON.stringify(failure)}`);
  return `${failure.reason}${hits.length === before ? "" : ` after ${hits.length - before}`}`;
}

test("what is allowed is reached, with what was sent", async () => {
  const answer = await open.send(
    { method: "POST", url: `${base}/ok`, headers: { "x-key": "k" }, body: "böse" },
    bounds,
  );
  expect([answer.status, answer.body.toString()]).toEqual([200, "fine"]);
  expect(hits.at(-1)).toMatchObject({ method: "POST", body: "böse", headers: { "x-key": "k", "content-length": "5" } });
});

test.each([
  "127.0.0.1",
  "127.1",
  "2130706433",
  "0x7f.1",
  "localhost",
  "[::1]",
  "[::ffff:127.0.0.1]",
  "0.0.0.0",
  "10.0.0.1",
  "169.254.169.254",
  "[fe80::1]",
  "[fd00::1]",
  "[64:ff9b::7f00:1]",
])("%s is not public, by https or without", async (host) => {
  const { port } = new URL(base);
  const closed = createOutbound();
  expect(await reasonOf(closed, `https://${host}:${port}/ok`)).toBe("forbidden");
  expect(await reasonOf(closed, `http://${host}:${port}/ok`)).toBe("forbidden");
});

test("a public address is not reached without TLS, and a name is what it stands for", async () => {
  const named = (address: string) =>
    createOutbound({ resolve: () => Promise.resolve([{ address, family: 4 }]), allowed: ["127.0.0.0/8"] });
  expect(await reasonOf(named("203.0.113.7"), "http://example.com/")).toBe("forbidden");
  expect(await reasonOf(named("10.1.2.3"), "https://example.com/")).toBe("forbidden");
  const { port } = new URL(base);
  const answer = await named("127.0.0.1").send({ method: "GET", url: `http://example.com:${port}/ok` }, bounds);
  expect(answer.status).toBe(200);
});

test("a name that changes its answer leads nowhere else: it is looked up once and kept to", async () => {
  let asked = 0;
  const changing = createOutbound({
    allowed: ["127.0.0.1"],
    resolve: () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? "127.0.0.1" : "127.0.0.2", family: 4 }]);
    },
  });
  const url = `http://example.com:${new URL(base).port}/away`;
  // Checked and connected to by one look-up; the redirect is another request, and asked for anew.
  expect(await reasonOf(changing, url, { redirectsMax: 1 })).toBe("forbidden after 1");
  expect(asked).toBe(2);
});

test("redirects are followed as far as allowed, and only to where a request may go", async () => {
  expect(await reasonOf(open, `${base}/away`)).toBe("redirected after 1");
  expect(await reasonOf(open, `${base}/inward`, { redirectsMax: 3 })).toBe("forbidden after 1");
  expect(await reasonOf(open, `${base}/file`, { redirectsMax: 3 })).toBe("malformed after 1");
  expect(await reasonOf(open, `${base}/round`, { redirectsMax: 3 })).toBe("redirected after 4");
  const post = (path: string) =>
    open.send(
      { method: "POST", url: `${base}${path}`, body: "b", headers: { authorization: "k" } },
      {
        ...bounds,
        redirectsMax: 1,
      },
    );
  await post("/away");
  expect(hits.at(-1)).toMatchObject({ method: "GET", body: "", headers: { authorization: "k" } });
  await post("/kept");
  expect(hits.at(-1)).toMatchObject({ method: "POST", body: "b" });
});

test("a key is not carried to another host", async () => {
  const named = createOutbound({
    allowed: ["127.0.0.1"],
    resolve: () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]),
  });
  const request = { method: "GET" as const, url: `${base}/elsewhere`, headers: { authorization: "secret" } };
  await named.send(request, { ...bounds, redirectsMax: 1 });
  expect(hits.at(-1)?.headers).not.toHaveProperty("authorization");
  expect(hits.at(-2)?.headers).toHaveProperty("authorization", "secret");
});

test("time and size are bounded, and failures keep the address to themselves", async () => {
  expect(await reasonOf(open, `${base}/silent`, { timeoutMs: 200 })).toBe("timeout after 1");
  expect(await reasonOf(open, `${base}/endless`)).toBe("too-large after 1");
  expect(await reasonOf(open, "http://127.0.0.1:1/x")).toBe("unreachable");
  expect(await reasonOf(open, "not an address")).toBe("malformed");
  const failure: unknown = await open
    .send({ method: "GET", url: "http://127.0.0.1:1/hooks/s3cret?key=s3cret" }, bounds)
    .catch((error) => error);
  expect(JSON.stringify([String(failure), Object.entries(failure as object)])).not.toContain("s3cret");
});

test("addresses and networks are told from what is neither", () => {
  expect(["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"].filter(isAddressOrNetwork)).toHaveLength(4);
  expect(["localhost", "10.0.0.0/33", "10.0.0", "::1/129", "1.2.3.4/8/8", ""].filter(isAddressOrNetwork)).toEqual([]);
});

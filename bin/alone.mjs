import { createHash } from "node:crypto";
import { connect, createServer } from "node:net";

const firstPort = 11_000;
const ports = 8_000;
const candidates = 8;

/**
 * Runs a task while no other process of this machine runs one of the same name; the others wait. The lock is a listening port
 * derived from the name, because the system itself frees it when its holder dies, whatever way: no stale lock file can be
 * left behind. A port that some other program uses is told apart by its greeting and passed over.
 */
export async function alone(name, task) {
  const greeting = createHash("sha256").update(name).digest("hex");
  for (;;) {
    const lock = await tryLock(greeting);
    if (lock === null) continue;
    try {
      return await task();
    } finally {
      lock.release();
    }
  }
}

/** The lock, or null after the one who held it is gone. */
async function tryLock(greeting) {
  const start = Number.parseInt(greeting.slice(0, 8), 16) % ports;
  for (let step = 0; step < candidates; step += 1) {
    const port = firstPort + ((start + step) % ports);
    const lock = await listen(port, greeting);
    if (lock !== null) return lock;
    if (await waitForHolder(port, greeting)) return null;
  }
  throw new Error("No lock could be had: the loopback ports for it are all used by other programs.");
}

function listen(port, greeting) {
  return new Promise((resolve) => {
    const waiting = new Set();
    const server = createServer((socket) => {
      waiting.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => waiting.delete(socket));
      socket.write(greeting);
    });
    server.once("error", () => resolve(null));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => {
      resolve({
        release: () => {
          server.close();
          for (const socket of waiting) socket.destroy();
        },
      });
    });
  });
}

/** True once the holder has ended; false when whoever listens there is none of us. */
function waitForHolder(port, greeting) {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(port, "127.0.0.1");
    const silence = setTimeout(() => socket.destroy(), 2_000);
    socket.setEncoding("utf8");
    socket.on("data", (text) => {
      heard += text;
      if (heard === greeting) clearTimeout(silence);
      else if (!greeting.startsWith(heard)) socket.destroy();
    });
    // Refused means that the holder ended in this moment: worth another try.
    socket.on(
      "error",
      (error) => (heard = error.code === "ECONNREFUSED" || error.code === "ECONNRESET" ? greeting : heard),
    );
    socket.on("close", () => {
      clearTimeout(silence);
      resolve(heard === greeting);
    });
  });
}

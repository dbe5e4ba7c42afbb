import { createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { expect, test } from "vitest";
import { createSmtpSender, SmtpFailure } from "../../lib/smtp.ts";

/** A mail server that takes the connection and never says a word is given up on before whoever sends is. */
const activityMs = 5_000;

test("a silent mail server is a failure that may pass, in less time than a message is given", async () => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const from = { name: "Takehold", email: "takehold@example.com" };
  const sender = createSmtpSender({ url: `smtp://127.0.0.1:${port}`, from, returnTo: null });
  const mail = {
    to: { name: "Anna", email: "anna@example.com" },
    language: "en",
    subject: "s",
    text: "t",
    calendar: null,
    html: "<p>t</p>",
  };
  const begun = performance.now();
  try {
    const failure: unknown = await sender.send(mail, "<1@example.com>", "<0@example.com>").catch((error) => error);
    expect(failure).toBeInstanceOf(SmtpFailure);
    expect(failure).toMatchObject({ permanent: false });
    expect(performance.now() - begun).toBeLessThan(activityMs);
  } finally {
    sender.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

import { createTransport } from "nodemailer";

const timeoutMs = 5_000;

/** Resolves when the mail server greets us and takes our credentials, if any are given. Nothing is sent. */
export async function smtpAnswers(url: string): Promise<void> {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

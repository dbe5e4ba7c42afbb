import type { AddressInfo } from "node:net";
import { simpleParser } from "mailparser";
import type { ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A real SMTP server on loopback that keeps what it takes. */
export interface Mailbox {
  readonly url: string;
  readonly mails: readonly ParsedMail[];
  /** The address that a mail comes back to, by its id. */
  readonly senders: ReadonlyMap<string, string>;
  /** The mails to an address so far. */
  to(address: string): readonly ParsedMail[];
  /** The first mail to an address that is like this, once there is one. */
  find(address: string, is: (mail: ParsedMail) => boolean): Promise<ParsedMail>;
  /** The newest mail to an address, once there are at least `count` of them. */
  waitFor(to: string, count?: number): Promise<ParsedMail>;
  /** Answers this reply code to every recipient from now on; null takes them again. */
  refuse(code: number | null): void;
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: ParsedMail[] = [];
  const senders = new Map<string, string>();
  const waiting = new Set<() => void>();
  let refusal: number | null = null;
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: (_address, _session, done) => {
      if (refusal === null) return done();
      const error = Object.assign(new Error("no such mailbox here"), { responseCode: refusal });
      done(error);
    },
    onData: (stream, session, done) => {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          const { mailFrom } = session.envelope;
          senders.set(mail.messageId ?? "", mailFrom === false ? "" : mailFrom.address);
          for (const look of waiting) look();
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A sender that is killed in the middle resets its connection; that is the sender's end and not the mailbox's.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  const to = (mail: ParsedMail) => [mail.to ?? []].flat().flatMap((address) => address.value.map((one) => one.address));
  const sentTo = (address: string) => mails.filter((mail) => to(mail).includes(address));
  const awaited = (what: string, find: () => ParsedMail | undefined): Promise<ParsedMail> =>
    new Promise((resolve, reject) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        clearTimeout(timer);
        waiting.delete(look);
        resolve(found);
      };
      const timer = setTimeout(() => {
        waiting.delete(look);
        reject(new Error(`no ${what}; there are ${mails.map((mail) => mail.subject).join(" | ")}`));
      }, 20_000);
      waiting.add(look);
      look();
    });
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    senders,
    to: sentTo,
    waitFor: (address, count = 1) =>
      awaited(`mail number ${count} to ${address}`, () => {
        const own = sentTo(address);
        return own.length < count ? undefined : own.at(-1);
      }),
    find: (address, is) => awaited(`such mail to ${address}`, () => sentTo(address).find(is)),
    refuse: (code) => {
      refusal = code;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The first link of a kind in a mail's text. */
export function linkIn(mail: ParsedMail, kind: "s" | "t" | "r" | "me" | "f" | "a" | "g" | "u"): string {
  const found = new RegExp(`https?://[^\\s]+/${kind}/[A-Za-z0-9_-]+`).exec(mail.text ?? "");
  if (found === null) throw new Error(`no link of kind ${kind} in: ${mail.text}`);
  return new URL(found[0]).pathname;
}

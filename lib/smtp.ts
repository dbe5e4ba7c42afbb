import { createTransport } from "nodemailer";

/** A message as it goes out. */
export interface OutgoingMail {
  readonly to: { readonly name: string; readonly email: string };
  /** BCP 47 tag of what it is written in. */
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** An iCalendar file that goes with it. */
  readonly calendar: string | null;
  /** Pictures that the HTML shows by `cid:NAME`. */
  readonly pictures?: readonly { readonly cid: string; readonly png: Uint8Array }[];
  /** Where a mail program stops messages of this kind for its reader, by one POST (RFC 8058). */
  readonly unsubscribe?: string;
}

/** Why a mail server did not take a message. One that is refused for good is not worth trying again. */
export class SmtpFailure extends Error {
  override readonly name = "SmtpFailure";
  readonly permanent: boolean;

  constructor(permanent: boolean, responseCode: number | null, cause: unknown) {
    super(
      `The mail server ${permanent ? "refused the message" : "could not take the message"}${responseCode === null ? "" : ` (${responseCode})`}.`,
      { cause },
    );
    this.permanent = permanent;
  }
}

export interface SmtpSender {
  /** @throws SmtpFailure */
  send(mail: OutgoingMail, messageId: string, reference: string): Promise<void>;
  close(): void;
}

export interface SmtpOptions {
  /** With user and password, if any: `smtps://user:password@host:465`. */
  readonly url: string;
  readonly from: { readonly name: string; readonly email: string };
  /** Where mail that cannot be delivered comes back to, with the headers and an id by which it is known; `null`: to `from`. */
  readonly returnTo: string | null;
}

/** Shorter than whoever sends is given for a message, so that a silent server is told as such and not cut off from outside. */
const timeoutMs = 4_000;

/** Sends by SMTP over a few kept connections. Nothing of a message is logged. */
export function createSmtpSender({ url, from, returnTo }: SmtpOptions): SmtpSender {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail, messageId, reference) => {
      try {
        await transport.sendMail({
          from: { name: from.name, address: from.email },
          to: { name: mail.to.name, address: mail.to.email },
          ...envelopeOf(mail.to.email, messageId, returnTo),
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId,
          references: reference,
          attachments: attachmentsOf(mail),
          inReplyTo: reference,
          headers: {
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": mail.language,
            ...unsubscribeHeaders(mail),
          },
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
    close: () => transport.close(),
  };
}

function attachmentsOf({ calendar, pictures = [] }: OutgoingMail) {
  return [
    ...(calendar === null
      ? []
      : [{ filename: "deadline.ics", content: calendar, contentType: "text/calendar; charset=utf-8" }]),
    ...pictures.map(({ cid, png }) => ({
      filename: `${cid}.png`,
      cid,
      content: Buffer.from(png),
      contentType: "image/png",
      contentDisposition: "inline" as const,
    })),
  ];
}

function unsubscribeHeaders({ unsubscribe }: OutgoingMail): Readonly<Record<string, string>> {
  if (unsubscribe === undefined) return {};
  return { "List-Unsubscribe": `<${unsubscribe}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" };
}

/** Asks for reports of failures and delays alone; a server that knows no reports sends what it always does. */
function envelopeOf(to: string, messageId: string, returnTo: string | null) {
  if (returnTo === null) return {};
  const id = messageId.replaceAll(/[<>]/g, "");
  const dsn = { id, return: "headers", notify: ["failure", "delay"], recipient: to };
  return { envelope: { from: returnTo, to }, dsn };
}

function failureOf(error: unknown): SmtpFailure {
  const code: unknown =
    typeof error === "object" && error !== null && "responseCode" in error ? error.responseCode : null;
  const responseCode = typeof code === "number" ? code : null;
  return new SmtpFailure(responseCode !== null && responseCode >= 500 && responseCode < 600, responseCode, error);
}

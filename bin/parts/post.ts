import type { Post } from "../../app/message/post.ts";
import { createSmtpSender } from "../../lib/smtp.ts";
import type { Configuration } from "../../temporal.config.ts";

/** The way messages leave: a mail server, or the inbox page, where they are rendered when somebody reads them. */
export function createPost(
  configuration: Pick<Configuration, "smtpUrl" | "bounceAddress">,
  url: string,
): Post & { readonly close: () => void } {
  const domain = new URL(url).hostname;
  if (configuration.smtpUrl === null)
    return { via: "inbox", domain, send: () => Promise.resolve(), close: () => undefined };
  const sender = createSmtpSender({
    url: configuration.smtpUrl,
    from: { name: "Takehold", email: `takehold@${domain}` },
    returnTo: configuration.bounceAddress,
  });
  return {
    via: "smtp",
    domain,
    send: (letter, messageId, reference) => sender.send(letter, messageId, reference),
    close: () => sender.close(),
  };
}

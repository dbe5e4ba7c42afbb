import { afterAll, beforeAll } from "vitest";
import { startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { prepareSources } from "./links.ts";
import { openMailbox } from "./mailbox.ts";
import type { Mailbox } from "./mailbox.ts";

/** Everything for real with a mail server of its own and the sources of the sample change. */
export interface MailedStack {
  readonly stack: Stack;
  readonly mailbox: Mailbox;
}

/** Is there for all tests of the file that calls it, from before the first until after the last. */
export function mailedStack(environment: Readonly<Record<string, string>> = {}): MailedStack {
  let opened: MailedStack | undefined;
  const there = () => {
    if (opened === undefined) throw new Error("The stack is there once the tests run.");
    return opened;
  };
  beforeAll(async () => {
    const mailbox = await openMailbox();
    opened = { mailbox, stack: await startStack({ SMTP_URL: mailbox.url, ...environment }) };
    await prepareSources(opened.stack);
  });
  afterAll(async () => {
    await opened?.stack.stop();
    await opened?.mailbox.close();
  });
  return {
    get stack() {
      return there().stack;
    },
    get mailbox() {
      return there().mailbox;
    },
  };
}

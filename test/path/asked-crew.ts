import { expect } from "vitest";
import type { ChangeContentInput } from "../../domain/change/schema.ts";
import { inReadiness, post } from "../api/change/proposals.ts";
import { call } from "../stack.ts";
import { nonceOf, post as postForm } from "./links.ts";
import { linkIn } from "./mailbox.ts";
import type { MailedStack } from "./mailed-stack.ts";

/** A launched change whose people are asked what helps, and what would make it easier. */
export interface AskedCrew {
  readonly key: string;
  /** The feedback link of one of them. */
  linkOf(address: string): Promise<string>;
  /** Says something by the link. */
  say(address: string, fields: Readonly<Record<string, string>>): Promise<Response>;
}

/** People by address, each with their group; what they are called stands before the @. */
export async function askedCrew(
  { stack, mailbox }: MailedStack,
  population: string,
  groups: Readonly<Record<string, string>>,
  more: Partial<ChangeContentInput> = {},
): Promise<AskedCrew> {
  await call(stack, "POST", "/api/v1/populations", { id: population });
  const members = Object.entries(groups).map(([email, group]) => ({
    person: { email, name: email.split("@")[0] },
    group,
    joinedAt: "2020-01-01T00:00:00Z",
  }));
  const added = await call(stack, "POST", `/api/v1/populations/${population}/members`, { members });
  expect(added.status, JSON.stringify(added.body)).toBe(200);
  const key = await inReadiness(stack, { population, trainings: [], ...more });
  expect((await post(stack, `${key}/waves/all/launch`)).status).toBe(200);
  expect((await post(stack, `${key}/feedback`)).status).toBe(200);
  const linkOf = async (address: string) =>
    linkIn(await mailbox.find(address, (mail) => mail.text?.includes("/f/") === true), "f");
  return {
    key,
    linkOf,
    say: async (address, fields) => {
      const link = await linkOf(address);
      return postForm(stack, link, { nonce: await nonceOf(stack, link), helps: "", easier: "", ...fields });
    },
  };
}

import { z } from "@hono/zod-openapi";
import { signoffChoices } from "../../domain/change/command.ts";
import { Quorum } from "../../domain/change/schema.ts";
import { Outcome, Stage, Tier } from "../change/schema.ts";
import { Instant, orNull, Person } from "../shapes.ts";

/** The certificate of a change. */

const choice = z.enum([...signoffChoices, "consented_by_silence"]).nullable();
const erased = "null when erased";

const Proof = z
  .discriminatedUnion("by", [
    z.object({ by: z.literal("rule") }),
    z.object({ by: z.literal("key"), key: z.string() }),
    z.object({ by: z.literal("session") }),
    z.object({
      by: z.literal("link"),
      generation: z.int(),
      sentTo: z.string().nullable().describe("The person's address, masked; null when erased"),
      sentAt: orNull(Instant),
      sentBy: z.enum(["mail", "slack", "teams"]),
      addressChangedAt: orNull(Instant).describe(
        "Since when their address is another one; links before went elsewhere",
      ),
      addressChangedBy: orNull(Person).describe("Through whom; null for a program"),
      byCode: z.boolean().describe("Confirmed with a code mailed to their own address"),
      wasOnInbox: z.boolean().describe("Administrators could read the link on the console's inbox page"),
      readOnInboxAt: orNull(Instant),
      revisionHash: z.string().nullable().describe("What the form's nonce was bound to, beside link and generation"),
    }),
  ])
  .openapi("ActProof", { description: "How it is known who acted. rule: nobody did, a deadline or a gate's rule." });

const Act = z
  .object({
    seq: z.int(),
    at: Instant,
    hash: z.string(),
    type: z.string().openapi({ example: "request.decided" }),
    gate: z.string().nullable(),
    request: z.string().nullable(),
    person: orNull(Person),
    onBehalfOf: z.array(Person).describe("For whom, the person named first in front: “B for A”"),
    to: orNull(Person),
    because: z.enum(["asked", "absent"]).nullable(),
    timeZone: z.string().describe("Of whoever acted, an IANA name"),
    choice,
    said: z.string().nullable().describe("The choice in words"),
    text: orNull(
      z.object({
        body: z.string().nullable().describe(erased),
        isIntact: z.boolean(),
        salt: z.string().nullable(),
        commitment: z.string().describe("SHA-256 of canonical {body, salt}, as it is on record"),
      }),
    ),
    objection: orNull(
      z.object({
        id: z.string(),
        kind: z.enum(["condition", "concern"]),
        standing: z.enum(["open", "closed", "overruled"]),
      }),
    ),
    asked: z.int().nullable(),
    answers: z.enum(["ask", "counter"]).nullable(),
    shown: orNull(z.object({ revision: z.int(), hash: z.string() })),
    revision: z.int().nullable(),
    proof: Proof,
  })
  .openapi("CertifiedAct");

const CertifiedRevision = z
  .object({
    number: z.int(),
    hash: z.string().describe("SHA-256 of canonical {content, salt}"),
    isIntact: z.boolean(),
    salt: z.string().nullable(),
    content: z.unknown().openapi({ type: ["object", "null"], description: `What was shown, people as ids; ${erased}` }),
    people: z.array(Person).describe("The people the content names"),
  })
  .openapi("CertifiedRevision");

const CertifiedGate = z
  .object({
    id: z.string(),
    name: z.string(),
    quorum: Quorum,
    silence: z.enum(["block", "escalate", "consent"]),
    standing: z.enum(["open", "approved", "declined", "closed"]),
    requests: z.array(
      z.object({
        id: z.string(),
        person: Person,
        onBehalfOf: z.array(Person),
        role: z.string(),
        required: z.boolean(),
        veto: z.boolean(),
        standing: z.enum(["waiting", "open", "asking", "decided", "withdrawn"]),
        choice,
        overruled: z.boolean(),
        isPast: z.boolean().describe("Asked in an earlier round only"),
      }),
    ),
    objections: z.array(
      z.object({
        id: z.string(),
        kind: z.enum(["condition", "concern"]),
        request: z.string(),
        raiser: Person,
        owner: Person,
        standing: z.enum(["open", "closed", "overruled"]),
      }),
    ),
    acts: z.array(Act),
  })
  .openapi("CertifiedGate");

export const CertificateBody = z
  .object({
    key: z.string(),
    title: z.string(),
    stage: Stage,
    outcome: orNull(Outcome),
    tier: Tier,
    proposer: Person,
    owner: orNull(Person),
    sponsor: orNull(Person),
    issuedAt: Instant,
    revisions: z.array(CertifiedRevision).describe("What people were shown"),
    course: z.array(Act),
    gates: z.array(CertifiedGate),
    fetches: z
      .array(
        z.object({
          request: z.string(),
          generation: z.int(),
          person: Person,
          fetches: z.int(),
          firstAt: Instant,
          lastAt: Instant,
        }),
      )
      .describe("Fetches of links, by whatever fetched them: no acts of people"),
    head: z.object({ seq: z.int(), hash: z.string() }),
    record: z.object({
      rows: z.int(),
      isWhole: z.boolean(),
      problem: z.string().nullable(),
      export: z.string(),
      command: z.string().describe("Checks the export with nothing running"),
    }),
  })
  .openapi("Certificate", { description: "A person without a name is erased." });

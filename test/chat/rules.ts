import { z } from "zod";

/** What Slack and Teams take, as their documentation has it: a message that breaks it is refused there. */

const plain = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(max), emoji: z.literal(false) });
/** Ours alone, so it holds one link and nothing else. */
const ourLink = z.strictObject({
  type: z.literal("mrkdwn"),
  verbatim: z.literal(true),
  text: z
    .string()
    .max(3_000)
    .regex(/^\*<https?:\/\/[^|<>\s]+\|[^<>]+>\*$/),
});
const Block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("header"), text: plain(150) }),
  z.strictObject({
    type: z.literal("section"),
    text: z.union([plain(3_000), ourLink]).optional(),
    fields: z.array(plain(2_000)).min(1).max(10).optional(),
  }),
  z.strictObject({ type: z.literal("context"), elements: z.array(plain(3_000)).min(1).max(10) }),
]);
const Slack = z.strictObject({
  channel: z.string().optional(),
  text: z.string().min(1).max(4_000),
  blocks: z.array(Block).min(1).max(50),
  parse: z.literal("none"),
  link_names: z.literal(false),
  mrkdwn: z.literal(false),
  unfurl_links: z.literal(false),
  unfurl_media: z.literal(false),
});

const Run = z.strictObject({
  type: z.literal("TextRun"),
  text: z.string().min(1),
  size: z.enum(["Small", "Large"]).optional(),
  weight: z.literal("Bolder").optional(),
  isSubtle: z.boolean().optional(),
});
const Rich = z.strictObject({
  type: z.literal("RichTextBlock"),
  spacing: z.literal("Large").optional(),
  inlines: z.array(Run).min(1),
});
const Open = z.strictObject({ type: z.literal("Action.OpenUrl"), title: z.string().min(1).max(80), url: z.url() });
const Body = z.discriminatedUnion("type", [
  Rich,
  z.strictObject({ type: z.literal("ActionSet"), actions: z.array(Open).length(1) }),
  z.strictObject({ type: z.literal("Container"), style: z.literal("warning"), items: z.array(Rich) }),
]);
const Teams = z.strictObject({
  type: z.literal("message"),
  attachments: z
    .array(
      z.strictObject({
        contentType: z.literal("application/vnd.microsoft.card.adaptive"),
        contentUrl: z.null(),
        content: z.strictObject({
          $schema: z.literal("http://adaptivecards.io/schemas/adaptive-card.json"),
          type: z.literal("AdaptiveCard"),
          version: z.literal("1.4"),
          msteams: z.strictObject({ width: z.literal("Full") }),
          fallbackText: z.string(),
          body: z.array(Body).min(1),
        }),
      }),
    )
    .length(1),
});

/** Every text of a message that Slack took. @throws ZodError */
export function slackTexts(message: unknown): readonly string[] {
  const { text, blocks } = Slack.parse(message);
  return [
    text,
    ...blocks.flatMap((block) => {
      if (block.type === "context") return block.elements.map((each) => each.text);
      if (block.type === "header") return [block.text.text];
      return [...(block.text === undefined ? [] : [block.text.text]), ...(block.fields ?? []).map((each) => each.text)];
    }),
  ];
}

/** The address and texts of a card that Teams took. @throws ZodError, or Error for one that is too large */
export function teamsTexts(message: unknown): { readonly url: string; readonly texts: readonly string[] } {
  const bytes = Buffer.byteLength(JSON.stringify(message));
  if (bytes > 28_000) throw new Error(`a card of ${bytes} bytes`);
  const { content } = Teams.parse(message).attachments[0] ?? {};
  const texts = (content?.body ?? []).flatMap((each) =>
    each.type === "ActionSet"
      ? []
      : each.type === "Container"
        ? each.items.flatMap((item) => item.inlines)
        : each.inlines,
  );
  const action = content?.body.find((each) => each.type === "ActionSet")?.actions[0];
  return { url: action?.url ?? "", texts: texts.map((each) => each.text) };
}

/** The one address in a message to Slack: where Slack reads its syntax at all. */
export function slackLink(message: unknown): string {
  const links = Slack.parse(message).blocks.flatMap((block) =>
    block.type === "section" && block.text?.type === "mrkdwn" ? [/<([^|]+)\|/.exec(block.text.text)?.[1] ?? ""] : [],
  );
  if (links.length !== 1) throw new Error(`${links.length} links`);
  return links[0] ?? "";
}

/** Ways to send events to a source, as text to copy. `key` is the write key, or a word that stands for it. */
export function waysToSend(url: string, source: string, key: string): { title: string; text: string }[] {
  const event = JSON.stringify({ userId: "anna@example.com", event: "lead_entered", messageId: "a-fresh-id-for-each" });
  return [
    {
      title: "From a server, in any language",
      text: [`curl ${url}/v1/track -u ${key}: \\`, `  -H 'Content-Type: application/json' \\`, `  -d '${event}'`].join(
        "\n",
      ),
    },
    {
      title: "With a Segment client, which stays as it is",
      text: [
        "import { Analytics } from '@segment/analytics-node'",
        `const analytics = new Analytics({ writeKey: '${key}', host: '${url}' })`,
        "analytics.track({ userId: 'anna@example.com', event: 'lead_entered' })",
      ].join("\n"),
    },
    {
      title: "History from a file, where Takehold runs",
      text: `npx takehold import usage FILE.csv --source ${source}`,
    },
  ];
}

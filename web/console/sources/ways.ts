/** Ways to send events to a source, as text to copy. `key` is the write key, or a word that stands for it. */
export function waysToSend(url: string, source: string, key: string): { title: string; text: string }[] {
  const event = JSON.stringify({ userId: "anna@example.com", event: "lead_entered", messageId: "a-fresh-id-for-each" });
  const { host } = new URL(url);
  const ways: Readonly<Record<string, readonly string[]>> = {
    "From a server, in any language": [
      `curl ${url}/v1/track -u ${key}: \\`,
      `  -H 'Content-Type: application/json' \\`,
      `  -d '${event}'`,
    ],
    "Segment, on a server": [
      "import { Analytics } from '@segment/analytics-node'",
      `const analytics = new Analytics({ writeKey: '${key}', host: '${url}' })`,
      "analytics.track({ userId: 'anna@example.com', event: 'lead_entered' })",
    ],
    "Segment, in a web page": [
      "import { AnalyticsBrowser } from '@segment/analytics-next'",
      `const analytics = AnalyticsBrowser.load({ writeKey: '${key}', cdnURL: '${url}' })`,
      "analytics.identify('anna@example.com')",
      "analytics.track('lead_entered')",
      "",
      `// Or Segment's snippet, with ${host} for cdn.segment.com in it: the script is served from here.`,
    ],
    RudderStack: [
      "import Analytics from '@rudderstack/rudder-sdk-node'",
      `const analytics = new Analytics('${key}', { dataPlaneUrl: '${url}' })`,
      "analytics.track({ userId: 'anna@example.com', event: 'lead_entered' })",
    ],
    PostHog: [
      "import { PostHog } from 'posthog-node'",
      `const posthog = new PostHog('${key}', { host: '${url}' })`,
      "posthog.capture({ distinctId: 'anna@example.com', event: 'lead_entered' })",
    ],
    CloudEvents: [
      "import { CloudEvent, emitterFor, httpTransport } from 'cloudevents'",
      `const emit = emitterFor(httpTransport('${url}/cloudevents'))`,
      "const event = new CloudEvent({ source: '/crm', type: 'lead_entered', subject: 'anna@example.com' })",
      `await emit(event, { headers: { authorization: 'Bearer ${key}' } })`,
    ],
    "OpenTelemetry, log events": [
      `OTEL_EXPORTER_OTLP_LOGS_ENDPOINT=${url}/v1/logs`,
      "OTEL_EXPORTER_OTLP_PROTOCOL=http/json",
      `OTEL_EXPORTER_OTLP_HEADERS=authorization=Bearer%20${key}`,
      "",
      "logger.emit({ attributes: { 'event.name': 'lead_entered', 'user.id': 'anna@example.com' } })",
    ],
    "History from a file, where Takehold runs": [`npx takehold import usage FILE.csv --source ${source}`],
  };
  return Object.entries(ways).map(([title, lines]) => ({ title, text: lines.join("\n") }));
}

import type { Deed, Errand } from "./deed.ts";

// Run as a program: one client as it comes, in its default configuration. What it throws where nobody catches ends the process, as it
// would end the program it lives in.

type Send = (deeds: readonly Deed[], errand: Errand) => Promise<void>;

const senders: Readonly<Record<Errand["client"], Send>> = {
  segment: async (deeds, { url, key }) => {
    const { Analytics } = await import("@segment/analytics-node");
    const analytics = new Analytics({ writeKey: key, host: url });
    for (const deed of deeds) {
      const messageId = deed.id;
      if (deed.kind === "track") {
        const { user: userId, event, at, amount } = deed;
        analytics.track({ messageId, userId, event, timestamp: new Date(at), properties: { amount } });
      } else if (deed.kind === "identify") {
        const { user: userId, device: anonymousId, email } = deed;
        analytics.identify({ messageId, userId, anonymousId, traits: { email } });
      } else analytics.alias({ messageId, previousId: deed.previous, userId: deed.user });
    }
    await analytics.closeAndFlush();
  },
  rudderstack: async (deeds, { url, key }) => {
    const { default: Analytics } = await import("@rudderstack/rudder-sdk-node");
    const analytics = new Analytics(key, { dataPlaneUrl: url });
    for (const deed of deeds) {
      // Its types do not know that a caller may give the id and the time.
      const own =
        deed.kind === "track" ? { messageId: deed.id, originalTimestamp: new Date(deed.at) } : { messageId: deed.id };
      if (deed.kind === "track") {
        const { user: userId, event, amount } = deed;
        analytics.track({ ...own, userId, event, properties: { amount } });
      } else if (deed.kind === "identify") {
        const { user: userId, device: anonymousId, email } = deed;
        analytics.identify({ ...own, userId, anonymousId, traits: { email } });
      } else analytics.alias({ ...own, previousId: deed.previous, userId: deed.user });
    }
    // One flush takes twenty.
    for (let sent = 0; sent <= deeds.length; sent += 20) await analytics.flush();
  },
  posthog: async (deeds, { url, key }) => {
    const { PostHog } = await import("posthog-node");
    const posthog = new PostHog(key, { host: url });
    for (const deed of deeds) {
      if (deed.kind === "track") {
        const { id: uuid, user: distinctId, event, at, amount } = deed;
        posthog.capture({ uuid, distinctId, event, timestamp: new Date(at), properties: { amount } });
      } else if (deed.kind === "identify") {
        const { user: distinctId, device, email } = deed;
        posthog.identify({ distinctId, properties: { $anon_distinct_id: device, email } });
      } else posthog.alias({ distinctId: deed.user, alias: deed.previous });
    }
    const [first] = deeds;
    if (first !== undefined && (await posthog.isFeatureEnabled("a-flag", "anybody")) === true)
      throw new Error("a flag?");
    await posthog.shutdown();
  },
  cloudevents: async (deeds, { url, key }) => {
    const { CloudEvent, emitterFor, HTTP, httpTransport, Mode } = await import("cloudevents");
    const headers = { authorization: `Bearer ${key}` };
    const transport = httpTransport(`${url}/cloudevents`);
    const emitters = [emitterFor(transport), emitterFor(transport, { binding: HTTP, mode: Mode.STRUCTURED })];
    const events = deeds.flatMap((deed) => {
      if (deed.kind !== "track") return [];
      const { id, user: subject, event: type, at: time, amount } = deed;
      return [new CloudEvent({ id, source: "/tests/crm", type, subject, time, data: { amount } })];
    });
    const batched = events.splice(0, 3);
    for (const [place, event] of events.entries()) {
      await untilTaken(async () => (await emitters[place % emitters.length]?.(event, { headers })) as { body: string });
    }
    // The package reads batches and sends none; this is what its own events are in one.
    const body = JSON.stringify(batched.map((event) => event.toJSON()));
    const type = { "content-type": "application/cloudevents-batch+json" };
    await untilTaken(async () => {
      const response = await fetch(`${url}/cloudevents`, { method: "POST", body, headers: { ...headers, ...type } });
      return { body: await response.text() };
    });
  },
  opentelemetry: async (deeds, { url, key }) => {
    const { BatchLogRecordProcessor, LoggerProvider } = await import("@opentelemetry/sdk-logs");
    const { OTLPLogExporter } = await import("@opentelemetry/exporter-logs-otlp-http");
    const exporter = new OTLPLogExporter({ url: `${url}/v1/logs`, headers: { authorization: `Bearer ${key}` } });
    const provider = new LoggerProvider();
    provider.addLogRecordProcessor(new BatchLogRecordProcessor(exporter));
    const logger = provider.getLogger("tests");
    for (const deed of deeds) {
      if (deed.kind !== "track") continue;
      const { user, event, at, amount, id } = deed;
      // Half without an id of their own: equal content at an equal instant is one event.
      const uid = amount % 2 === 0 ? {} : { "log.record.uid": id };
      const attributes: Record<string, string | number> = {
        "event.name": event,
        "user.id": user,
        amount,
        nth: id,
        ...uid,
      };
      logger.emit({ timestamp: new Date(at), attributes });
    }
    await provider.forceFlush();
    await provider.shutdown();
  },
};

/** This package tells no status and tries nothing again; whoever uses it looks at the answer. */
async function untilTaken(attempt: () => Promise<{ body: string }>): Promise<void> {
  for (let attempts = 0; attempts < 10; attempts += 1) {
    const taken = await attempt().then(
      ({ body }) => (JSON.parse(body) as { success?: boolean }).success === true,
      () => false,
    );
    if (taken) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("The event was not taken.");
}

/** A machine whose clock is wrong. */
function shiftClock(skewMs: number): void {
  const RealDate = Date;
  const now = () => RealDate.now() + skewMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given: unknown[]) =>
      given.length === 0 ? new target(now()) : new target(...(given as [number])),
    get: (target, name, receiver) => (name === "now" ? now : (Reflect.get(target, name, receiver) as unknown)),
  });
}

const errand = JSON.parse(process.argv[2] ?? "") as Errand;
if (errand.skewMs !== 0) shiftClock(errand.skewMs);
for (const deeds of errand.rounds) await senders[errand.client](deeds, errand);

/** What Segment's browser client asks for before it sends: where to send, and that there is nothing else to load. */
export function browserSettings(key: string, url: string) {
  return {
    integrations: {
      "Segment.io": {
        apiKey: key,
        apiHost: `${new URL(url).host}/v1`,
        protocol: new URL(url).protocol.slice(0, -1),
        unbundledIntegrations: [],
        addBundledMetadata: false,
        versionSettings: { version: "4.4.7", componentTypes: ["browser"] },
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } } },
    edgeFunction: {},
    analyticsNextEnabled: true,
    middlewareSettings: {},
    enabledMiddleware: {},
    metrics: { sampleRate: 0 },
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

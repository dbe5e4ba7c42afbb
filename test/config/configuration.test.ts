import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigurationError } from "../../lib/configuration-error.ts";
import { loadConfiguration } from "../../temporal.config.ts";

/** The configuration is read or refused as a whole: every wrong setting is named, no secret is shown. */

const nowhere = { TEMPORAL_CONFIG_FILE: "/nowhere/temporal.toml" };

function refusal(environment: Record<string, string>): ConfigurationError {
  try {
    loadConfiguration({ ...nowhere, ...environment });
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error("the configuration was accepted");
}

describe("without any setting", () => {
  const configuration = loadConfiguration(nowhere);

  test("everything is embedded and listens on 8080", () => {
    expect(configuration).toMatchObject({
      port: { number: 8080, isGiven: false },
      url: null,
      dataDir: ".takehold",
      databaseUrl: null,
      smtpUrl: null,
      language: "en",
      secret: null,
      oidc: null,
      temporal: { address: null, namespace: "default", taskQueue: "takehold" },
    });
  });

  test("the build id is the version and a hash of the workflow code, the same on every read", () => {
    const { buildId } = configuration.temporal.deployment;
    expect(buildId).toMatch(/^\d+\.\d+\.\d+-[0-9a-f]{12}$/);
    expect(loadConfiguration(nowhere).temporal.deployment.buildId).toBe(buildId);
  });

  test("a variable set to nothing counts as not set", () => {
    const empty = loadConfiguration({ ...nowhere, PORT: "", DATABASE_URL: "", TEMPORAL_ADDRESS: "", OIDC_ISSUER: "" });
    expect(empty).toEqual(configuration);
  });
});

describe("settings that are given", () => {
  test("are read with their types", () => {
    const configuration = loadConfiguration({
      ...nowhere,
      PORT: "0",
      TAKEHOLD_URL: "https://takehold.example.com//",
      TAKEHOLD_BUILD_ID: "release-7",
      TAKEHOLD_LATE_MS: "2500",
      TAKEHOLD_ALLOWED_ADDRESSES: "10.1.2.3, 192.168.0.0/16 fd00::/8",
      TEMPORAL_ADDRESS: "temporal.example.com:7233",
      TEMPORAL_NAMESPACE: "changes",
      TEMPORAL_API_KEY: "key",
    });
    expect(configuration.port).toEqual({ number: 0, isGiven: true });
    expect(configuration.url).toBe("https://takehold.example.com");
    expect(configuration.timeouts.lateMs).toBe(2_500);
    expect(configuration.allowedAddresses).toEqual(["10.1.2.3", "192.168.0.0/16", "fd00::/8"]);
    expect(configuration.temporal).toMatchObject({
      address: "temporal.example.com:7233",
      namespace: "changes",
      connection: { apiKey: "key", tls: true },
      deployment: { name: "takehold", buildId: "release-7" },
    });
  });

  describe("in temporal.toml", () => {
    let folder = "";
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), "takehold-config-"));
      await writeFile(join(folder, "temporal.toml"), '[profile.cloud]\naddress = "cloud:7233"\nnamespace = "acme.1"\n');
      await writeFile(join(folder, "broken.toml"), '[profile.cloud\napi_key = "do-not-show"\n');
    });
    afterAll(() => rm(folder, { recursive: true }));

    test("a profile is read, and the environment goes before it", () => {
      const profile = { TEMPORAL_CONFIG_FILE: join(folder, "temporal.toml"), TEMPORAL_PROFILE: "cloud" };
      expect(loadConfiguration(profile).temporal).toMatchObject({ address: "cloud:7233", namespace: "acme.1" });
      expect(loadConfiguration({ ...profile, TEMPORAL_NAMESPACE: "other" }).temporal.namespace).toBe("other");
    });

    test("a profile that is missing, or a file that is broken, is refused without quoting it", () => {
      expect(refusal({ TEMPORAL_PROFILE: "cloud" }).settings.map(({ key }) => key)).toEqual([
        "TEMPORAL_CONFIG_FILE and TEMPORAL_PROFILE",
      ]);
      const { message } = refusal({ TEMPORAL_CONFIG_FILE: join(folder, "broken.toml") });
      expect(message).toContain("broken.toml");
      expect(message).not.toContain("do-not-show");
    });
  });
});

describe("a wrong setting stops the start", () => {
  test("all of them are named at once, with value and what to do", () => {
    const { settings, message } = refusal({ PORT: "80a", TAKEHOLD_URL: "example.com", TAKEHOLD_LATE_MS: "1" });
    expect(settings.map(({ key }) => key)).toEqual(["PORT", "TAKEHOLD_URL", "TAKEHOLD_LATE_MS"]);
    expect(message).toContain('PORT is "80a": give a port as a whole number from 0 to 65535.');
  });

  test.each([
    ["TAKEHOLD_SECRET", "hunter2-hunter2", "hunter2"],
    ["DATABASE_URL", "mysql://root:hunter2@db/x", "hunter2"],
    ["SMTP_URL", "http://me:hunter2@mail", "hunter2"],
    ["DATABASE_URL", "host=db password=hunter2", "hunter2"],
    ["TAKEHOLD_ALLOWED_ADDRESSES", "10.0.0.0/8,localhost", "nothing"],
  ])("%s is refused and its secret not shown", (key, value, secret) => {
    const { settings, message } = refusal({ [key]: value });
    expect(settings.map((setting) => setting.key)).toEqual([key]);
    expect(message).not.toContain(secret);
  });

  test("a language that is not there is refused with those that are", () => {
    expect(refusal({ TAKEHOLD_LANGUAGE: "klingon" }).message).toContain(
      'TAKEHOLD_LANGUAGE is "klingon": give the tag of a language there is, such as de-AT: en, de.',
    );
    expect(loadConfiguration({ ...nowhere, TAKEHOLD_LANGUAGE: "de-AT" }).language).toBe("de-AT");
  });

  test("sign-on is set up whole or not at all", () => {
    const { settings } = refusal({ OIDC_ISSUER: "https://login.example.com", OIDC_CLIENT_SECRET: "hunter2" });
    expect(settings).toEqual([expect.objectContaining({ key: "OIDC_CLIENT_ID", value: "not set" })]);
  });
});

import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { FormTooLarge, spoolForm } from "../../lib/spooled-form.ts";

// Forms with files are read to disk within their limits, and leave nothing behind.

const limits = { fileBytesMax: 200_000, filesMax: 2, fieldsMax: 5 };

function posted(parts: Readonly<Record<string, string | Blob>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.set(name, value);
  const request = new Request("http://takehold.test", { method: "POST", body: form });
  const body = request.body as NodeStream;
  return { body: Readable.fromWeb(body), type: request.headers.get("content-type") ?? "" };
}

// A place of its own: forms of other tests come and go.
let place = "";
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "takehold-spool-"));
  vi.stubEnv("TMPDIR", place);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(place, { recursive: true });
});

const folders = () => readdir(place);

test("fields and files are there until they are discarded; an empty file is none", async () => {
  const { body, type } = posted({
    name: "Zoë",
    events: new File(["a,b\n1,2\n"], "../../etc/passwd"),
    roster: new File([], ""),
  });
  const form = await spoolForm(body, type, limits);
  expect(form.fields.get("name")).toBe("Zoë");
  expect([...form.files.keys()]).toEqual(["events"]);
  expect(await readFile(form.files.get("events")?.path ?? "", "utf8")).toBe("a,b\n1,2\n");
  await form.discard();
  expect(await folders()).toEqual([]);
});

test.each([
  ["a file that is too large", { events: new File(["x".repeat(300_000)], "e.csv") }],
  ["too many files", { a: new File(["x"], "a"), b: new File(["x"], "b"), c: new File(["x"], "c") }],
  ["too many fields", Object.fromEntries("abcdefg".split("").map((name) => [name, name]))],
])("%s is refused and leaves nothing", async (_name, parts) => {
  const { body, type } = posted(parts);
  await expect(spoolForm(body, type, limits)).rejects.toThrow(FormTooLarge);
  expect(await folders()).toEqual([]);
});

test("a body that is cut off is refused and leaves nothing", async () => {
  const { body, type } = posted({ events: new File(["x".repeat(100)], "e.csv") });
  const whole = Buffer.concat(await body.toArray());
  await expect(spoolForm(Readable.from([whole.subarray(0, 120)]), type, limits)).rejects.toThrow();
  expect(await folders()).toEqual([]);
});

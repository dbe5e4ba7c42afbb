import { readFile, writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clientTypesOf } from "../../../api/docs/client-types.ts";
import { openFrontDoor } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

/** The API describes itself from the schemas that check it. A change of the API is a visible change of the golden file. */

const golden = new URL("../../../api/openapi.json", import.meta.url);
const clientTypes = new URL("../../../client/api.d.ts", import.meta.url);

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

async function document() {
  const response = await door.api.request("/openapi.json");
  expect(response.status).toBe(200);
  return response.json();
}

test("GET /openapi.json is the golden file; UPDATE_GOLDEN=1 writes it anew", async () => {
  const text = `${JSON.stringify(await document(), null, 2)}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") await writeFile(golden, text);
  expect(text).toBe(await readFile(golden, "utf8"));
});

test("the types of the client are those of the description; UPDATE_GOLDEN=1 writes them anew", async () => {
  const text = clientTypesOf(await document());
  if (process.env["UPDATE_GOLDEN"] === "1") await writeFile(clientTypes, text);
  expect(text).toBe(await readFile(clientTypes, "utf8"));
});

test("it is OpenAPI 3.1 and describes every route there is, each with its refusals", async () => {
  const { openapi, paths } = await document();
  expect(openapi).toBe("3.1.0");
  const described = Object.entries<Record<string, { responses: object }>>(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const registered = door.api.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/v1/"))
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
  expect(described.toSorted()).toEqual([...new Set(registered)].toSorted());
  for (const item of Object.values<Record<string, { responses: object }>>(paths))
    for (const { responses } of Object.values(item))
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(["401", "403"]));
});

test("every reference leads somewhere", async () => {
  const description = await document();
  const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  );
  expect(references.length).toBeGreaterThan(5);
  for (const name of references) expect(description.components.schemas, name).toHaveProperty(name ?? "");
});

test("GET /docs shows it without a script or anything from elsewhere", async () => {
  const response = await door.api.request("/docs");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  const page = await response.text();
  expect(page).toContain("/api/v1/keys");
  expect(page).not.toMatch(/<script|https?:\/\/|style=/);
});

test("GET /docs/errors has an anchor for every code", async () => {
  const page = await (await door.api.request("/docs/errors")).text();
  for (const code of ["unauthenticated", "wrong_stage", "internal"]) expect(page).toContain(`<section id="${code}">`);
});

test("GET /docs/examples shows the examples whole, and every section can be linked to", async () => {
  const page = await (await door.api.request("/docs/examples")).text();
  expect(page).toContain('<section id="edit-what-you-have-read">');
  expect(page).toContain("takehold.changes.$get");
  expect(page).not.toMatch(/```|\.md\)/);
});

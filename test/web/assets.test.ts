// Proves that the styles come from here alone and are answered with their tag.
import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { assetRoutes } from "../../web/assets/routes.ts";
import { framedMail } from "../../web/kit/policy.ts";

test("the stylesheet is one file of our own that loads nothing", async () => {
  const response = await assetRoutes.request("/assets/takehold.css");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/css; charset=utf-8");
  const css = await response.text();
  expect(css).not.toMatch(/@import|url\((?!["']?(#|data:))|https?:/);
  for (const part of ["--accent:", ".topbar", ".portfolio", ".lifeline", ".decide", "@media print"])
    expect(css).toContain(part);
});

test("the stylesheet is packed for whoever can unpack it", async () => {
  const plain = await (await assetRoutes.request("/assets/takehold.css")).text();
  const response = await assetRoutes.request("/assets/takehold.css", { headers: { "Accept-Encoding": "gzip, br" } });
  expect(response.headers.get("content-encoding")).toBe("gzip");
  const packed = Buffer.from(await response.arrayBuffer());
  expect(gunzipSync(packed).toString("utf8")).toBe(plain);
  expect(packed.length).toBeLessThan(plain.length / 3);
});

test("an unchanged stylesheet is not sent again", async () => {
  const first = await assetRoutes.request("/assets/takehold.css");
  const again = await assetRoutes.request("/assets/takehold.css", {
    headers: { "If-None-Match": first.headers.get("etag") ?? "" },
  });
  expect(again.status).toBe(304);
});

test.each(["/assets/live.js", "/assets/keys.js"])("%s is our own, and sent once", async (path) => {
  const first = await assetRoutes.request(path);
  expect(first.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
  expect(await first.text()).not.toMatch(/https?:|\bimport\b|innerHTML|\beval\b/);
  const tag = first.headers.get("etag") ?? "";
  expect((await assetRoutes.request(path, { headers: { "If-None-Match": tag } })).status).toBe(304);
});

test("the icon is an image without script", async () => {
  const response = await assetRoutes.request("/assets/takehold.svg");
  expect(response.headers.get("content-type")).toBe("image/svg+xml");
  expect(await response.text()).toMatch(/^<svg [^>]+>(<(rect|path|circle) [^>]+\/>)+<\/svg>$/);
});

test("links of a framed message open beside it, and its pictures are in it", () => {
  expect(framedMail({ html: '<a class="btn" href="https://x.example">' })).toBe(
    '<a target="_blank" rel="noreferrer" class="btn" href="https://x.example">',
  );
  const pictures = [{ cid: "chart-1", png: Buffer.from("png") }];
  expect(framedMail({ html: '<img src="cid:chart-1" alt="x"><img src="cid:chart-10">', pictures })).toBe(
    '<img src="data:image/png;base64,cG5n" alt="x"><img src="cid:chart-10">',
  );
});

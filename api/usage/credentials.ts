import type { Context } from "hono";

const lengthMax = 200;

/** Source key as the user of Basic authentication or as a bearer's token, which OpenTelemetry and CloudEvents clients can send. */
export function keyIn(c: Context): string | null {
  const [scheme, value] = (c.req.header("authorization") ?? "").split(/ +/, 2);
  if (value === undefined || value === "") return null;
  const key = /^basic$/i.test(scheme ?? "")
    ? Buffer.from(value, "base64").toString("utf8").split(":", 1)[0]
    : /^bearer$/i.test(scheme ?? "")
      ? value
      : undefined;
  return key === undefined || key.length > lengthMax ? null : key;
}

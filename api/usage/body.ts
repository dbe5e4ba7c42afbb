import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { Context } from "hono";
import type { Delivery } from "../../app/usage/take-in.ts";

const unzip = promisify(gunzip);

/**
 * Reads a body by what it is and not by what it says it is: clients send JSON as text or as a form, and gzip without a
 * word. At most `bytesMax` are read, before and after decompression.
 */
export async function readDeliveryBody(c: Context, bytesMax: number): Promise<Delivery["body"]> {
  const bytes = await readBytes(c, bytesMax);
  if (bytes === null) return { rejected: "too_large" };
  try {
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? await unzip(bytes, { maxOutputLength: bytesMax }) : bytes;
    const json: unknown = JSON.parse(plain.toString("utf8"));
    return { json };
  } catch (error) {
    const tooLarge = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return { rejected: tooLarge ? "too_large" : "not_json" };
  }
}

async function readBytes(c: Context, bytesMax: number): Promise<Buffer | null> {
  const declared = c.req.header("content-length");
  if (declared !== undefined) {
    if (Number(declared) > bytesMax) return null;
    const bytes = Buffer.from(await c.req.arrayBuffer());
    return bytes.length > bytesMax ? null : bytes;
  }
  const { body } = c.req.raw;
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { gunzip, inflate } from "node:zlib";
import type { Context } from "hono";
import type { DeliveryBody } from "../../app/usage/take-in.ts";

const unzip = { gzip: promisify(gunzip), zlib: promisify(inflate) };

/**
 * Reads a body by what it is and not by what it says it is: clients send JSON as text or as a form, and gzip without a
 * word. At most `bytesMax` are read, before and after decompression.
 */
export async function readDeliveryBody(c: Context, bytesMax: number): Promise<DeliveryBody> {
  const bytes = await readBytes(c, bytesMax);
  if (bytes === null) return { rejected: "too_large", digest: null };
  try {
    const plain = await decompressed(bytes, bytesMax);
    return { json: jsonOf(plain.toString("utf8")), bytes: plain.length };
  } catch (error) {
    const digest = createHash("sha256").update(bytes).digest("base64url");
    const isTooLarge = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    if (isTooLarge) return { rejected: "too_large", digest };
    const isProtobuf = /protobuf/.test(c.req.header("content-type") ?? "");
    return { rejected: isProtobuf ? "protobuf" : "not_json", digest };
  }
}

async function decompressed(bytes: Buffer, bytesMax: number): Promise<Buffer> {
  const limit = { maxOutputLength: bytesMax };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return unzip.gzip(bytes, limit);
  // No JSON begins with an x, and every zlib stream of the usual window does.
  return bytes[0] === 0x78 ? unzip.zlib(bytes, limit) : bytes;
}

/** A form of one field `data`, plain or in base64, is what browsers send where they may send nothing else. */
function jsonOf(text: string): unknown {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (!plain.startsWith("data=")) return JSON.parse(plain) as unknown;
  const data = new URLSearchParams(plain).get("data") ?? "";
  const isJson = /^\s*[[{]/.test(data);
  return JSON.parse(isJson ? data : Buffer.from(data, "base64").toString("utf8")) as unknown;
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

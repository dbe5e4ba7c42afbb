import type { Readable } from "node:stream";

export type Encoding = "UTF-8" | "UTF-16" | "Windows-1252";

/** A text as it comes, decoded. */
export interface DecodedText {
  readonly encoding: Encoding;
  /** Its beginning, up to 64 KiB, which is also the beginning of `chunks`. */
  readonly head: string;
  readonly chunks: AsyncIterable<string>;
}

const HEAD_BYTES = 65_536;

/**
 * Tells by its beginning how a text is encoded, and decodes it as it comes: by a byte order mark, else UTF-8 where that is
 * possible, else what spreadsheets of Western Europe write. A byte order mark is no part of the text.
 */
export async function decodeText(source: Readable): Promise<DecodedText> {
  const read = source[Symbol.asyncIterator]() as AsyncIterator<Uint8Array | string>;
  const first: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await read.next();
    if (next.done === true) break;
    const chunk = bytesOf(next.value);
    first.push(chunk);
    bytes += chunk.length;
  }
  const begin = Buffer.concat(first);
  const { encoding, label } = encodingOf(begin);
  const decoder = new TextDecoder(label);
  const head = decoder.decode(begin, { stream: true });
  async function* chunks(): AsyncGenerator<string> {
    yield head;
    for (let next = await read.next(); next.done !== true; next = await read.next())
      yield decoder.decode(bytesOf(next.value), { stream: true });
    yield decoder.decode();
  }
  return { encoding, head, chunks: chunks() };
}

function bytesOf(chunk: Uint8Array | string): Uint8Array {
  return typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

function encodingOf(begin: Buffer): { readonly encoding: Encoding; readonly label: string } {
  if (begin[0] === 0xff && begin[1] === 0xfe) return { encoding: "UTF-16", label: "utf-16le" };
  if (begin[0] === 0xfe && begin[1] === 0xff) return { encoding: "UTF-16", label: "utf-16be" };
  try {
    // What is cut at the end of the beginning is no fault.
    new TextDecoder("utf-8", { fatal: true }).decode(begin, { stream: true });
    return { encoding: "UTF-8", label: "utf-8" };
  } catch {
    return { encoding: "Windows-1252", label: "windows-1252" };
  }
}

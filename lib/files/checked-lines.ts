import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { link, open, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { InvalidInput } from "../invalid-input.ts";

/** Begins the last line of a file: how many lines are before it, and their SHA-256. */
const seal = "#whole ";
const chunkCharacters = 65_536;

/**
 * Writes lines into a compressed file that says itself whether it is whole. The file appears under its name only when it is
 * complete, for its owner alone, and never in the place of another.
 * @throws InvalidInput when there is a file of this name
 */
export async function writeCheckedLines(path: string, lines: AsyncIterable<string>): Promise<void> {
  const draft = `${path}.${process.pid}.part`;
  try {
    await pipeline(
      Readable.from(sealed(lines)),
      createGzip(),
      createWriteStream(draft, { mode: 0o600, flags: "wx", flush: true }),
    );
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
      throw new InvalidInput(`${path} is there already and was left as it is: name another file.`);
    });
  } finally {
    await rm(draft, { force: true });
  }
}

async function* sealed(lines: AsyncIterable<string>): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let count = 0;
  let chunk = "";
  for await (const line of lines) {
    count += 1;
    chunk += `${line}\n`;
    if (chunk.length < chunkCharacters) continue;
    hash.update(chunk);
    yield chunk;
    chunk = "";
  }
  hash.update(chunk);
  yield `${chunk}${seal}${count} ${hash.digest("hex")}\n`;
}

/**
 * The lines of such a file. Whether it is whole is known only after the last one, so whoever acts on them reads them through
 * first. @throws InvalidInput when the file cannot be read or is not as it was written
 */
export async function* readCheckedLines(path: string): AsyncGenerator<string> {
  const file = await open(path).catch(() => {
    throw new InvalidInput(`${path} cannot be read: check the path.`);
  });
  await file.close();
  const hash = createHash("sha256");
  let count = 0;
  let end: string | null = null;
  try {
    for await (const line of linesOf(path)) {
      if (end !== null) throw new InvalidInput(`${path} goes on after its end: it was edited.`);
      if (line.startsWith(seal)) {
        end = line;
        continue;
      }
      hash.update(`${line}\n`);
      count += 1;
      yield line;
    }
  } catch (error) {
    if (!isZlib(error)) throw error;
    throw new InvalidInput(`${path} is damaged, or no such file: it cannot be unpacked. Take another copy.`);
  }
  if (end !== `${seal}${count} ${hash.digest("hex")}`)
    throw new InvalidInput(`${path} is not as it was written: its checksum does not fit. Take another copy.`);
}

/** By line feeds alone: texts may hold the other characters that end a line somewhere. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.once("error", (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  gunzip.setEncoding("utf8");
  let rest = "";
  try {
    for await (const chunk of gunzip) {
      const parts = `${rest}${String(chunk)}`.split("\n");
      rest = parts.pop() ?? "";
      yield* parts;
    }
    if (rest !== "") yield rest;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

function isZlib(error: unknown): boolean {
  return error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");
}

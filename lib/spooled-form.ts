import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import type { BusboyFileStream } from "@fastify/busboy";

/** A form with files, read from a request. Files lie on disk, so that memory does not grow with them. */
export interface SpooledForm {
  readonly fields: ReadonlyMap<string, string>;
  /** By the name of the input; empty ones are left out. */
  readonly files: ReadonlyMap<string, { readonly path: string; readonly bytes: number }>;
  /** Removes the files. */
  readonly discard: () => Promise<void>;
}

/** More came than is taken. */
export class FormTooLarge extends Error {
  override readonly name = "FormTooLarge";
}

export interface FormLimits {
  /** Of each file. */
  readonly fileBytesMax: number;
  readonly filesMax: number;
  readonly fieldsMax: number;
}

const FIELD_BYTES_MAX = 10_000;

/**
 * Reads a `multipart/form-data` body as it comes. Nothing is left on disk when it fails.
 * @throws FormTooLarge; any other Error for a body that is broken or cut off
 */
export async function spoolForm(body: Readable, contentType: string, limits: FormLimits): Promise<SpooledForm> {
  const folder = await mkdtemp(join(tmpdir(), "takehold-form-"));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const { fields, files } = await readParts(body, contentType, limits, folder);
    return { fields, files, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function readParts(body: Readable, contentType: string, limits: FormLimits, folder: string) {
  const fields = new Map<string, string>();
  const files: { name: string; path: string; stream: BusboyFileStream }[] = [];
  const writing: Promise<void>[] = [];
  const { fileBytesMax: fileSize, filesMax, fieldsMax } = limits;
  const parser = new Busboy({
    headers: { "content-type": contentType },
    limits: { fileSize, files: filesMax, fields: fieldsMax, fieldSize: FIELD_BYTES_MAX },
  });
  const tooLarge = () => parser.destroy(new FormTooLarge());
  parser.on("field", (name, value) => fields.set(name, value));
  parser.on("filesLimit", tooLarge);
  parser.on("fieldsLimit", tooLarge);
  parser.on("file", (name, stream) => {
    // Called by number: what a browser calls a file or an input is no path.
    const path = join(folder, String(writing.length));
    stream.on("limit", tooLarge);
    const written = write(stream, path);
    // Told with the failure of the whole, below.
    written.catch(() => undefined);
    writing.push(written);
    files.push({ name, path, stream });
  });
  await pipeline(body, parser);
  await Promise.all(writing);
  const filled = files.filter(({ stream }) => stream.bytesRead > 0);
  const found = filled.map(({ name, path, stream }) => [name, { path, bytes: stream.bytesRead }] as const);
  return { fields, files: new Map(found) };
}

async function write(stream: BusboyFileStream, path: string): Promise<void> {
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }));
}

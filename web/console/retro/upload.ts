import { Readable } from "node:stream";
import type { Context } from "hono";
import { uploadBytesMax } from "../../../api/body-limit.ts";
import type { Env } from "../../../api/env.ts";
import { TransportProblem } from "../../../api/problem.ts";
import { Problem } from "../../../domain/errors.ts";
import { FormTooLarge, spoolForm } from "../../../lib/spooled-form.ts";
import type { SpooledForm } from "../../../lib/spooled-form.ts";

/** A form with files, which lie on disk until they are discarded. @throws Problem for anything but a form, or too much of it */
export async function readUpload(c: Context<Env>): Promise<SpooledForm> {
  const type = c.req.header("content-type") ?? "";
  const body = c.req.raw.body;
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type) || body === null)
    throw new Problem("invalid", "This address takes the form that is shown on its page.");
  try {
    const limits = { fileBytesMax: uploadBytesMax, filesMax: 2, fieldsMax: 50 };
    return await spoolForm(Readable.from(chunksOf(body)), type, limits);
  } catch (error) {
    if (error instanceof FormTooLarge)
      throw new TransportProblem(
        "too_large",
        `Files of up to ${uploadBytesMax / 1_048_576} MB are taken. Nothing was kept.`,
      );
    throw new Problem("invalid", "The form could not be read. Nothing was done; please send it again.", {
      cause: error,
    });
  }
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { number } from "../../kit/format.ts";
import { markup } from "../../kit/markup.ts";
import { answerMark, RetroShell, RetroWaiting } from "../../pages/retro.tsx";
import type { RetroModel } from "../../pages/retro.tsx";

/** How far files are read. Whoever listens hears the latest word, not every one. */
export class Progress {
  #line: string | null = null;
  #wake: () => void = () => undefined;

  tell({ file, rows }: { readonly file: string; readonly rows: number }): void {
    this.#line = `${file}: ${number(rows)} rows read.`;
    this.#wake();
  }

  /** The lines told until the answer is there. */
  async *until(answering: Promise<unknown>): AsyncGenerator<string> {
    const over = answering.then(
      () => true,
      () => true,
    );
    for (;;) {
      const heard = new Promise<false>((resolve) => (this.#wake = () => resolve(false)));
      if (await Promise.race([over, heard])) return;
      if (this.#line !== null) yield this.#line;
      this.#line = null;
    }
  }
}

/** Sends a page whose body is still being worked out: its beginning, then a line now and then, then the body. */
export function sendSlowly(
  c: Context<Env>,
  frame: RetroModel["frame"],
  progress: Progress,
  body: () => Promise<Parameters<typeof markup>[0]>,
): Response {
  const encoder = new TextEncoder();
  async function* parts(): AsyncGenerator<Uint8Array> {
    const [begin = "", end = ""] = markup(<RetroShell frame={frame} />).split(answerMark);
    yield encoder.encode(begin);
    const answer = body();
    for await (const line of progress.until(answer)) yield said(line);
    try {
      yield encoder.encode(markup(await answer));
    } catch (error) {
      yield said("Something went wrong on our side. Nothing was kept; please measure again.");
      throw error;
    }
    yield encoder.encode(end);
  }
  const said = (line: string) => encoder.encode(markup(<RetroWaiting line={line} />));
  const written = parts();
  const stream = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await written.next();
      if (next.done === true) controller.close();
      else controller.enqueue(next.value);
    },
  });
  return c.body(stream, 200, { "content-type": "text/html; charset=utf-8", "x-accel-buffering": "no" });
}

import { open } from "node:fs/promises";
import type { AnchorTarget } from "./anchoring.ts";

/** A file that only grows: one line of JSON a head, on disk before it counts as told. Keep it where the database's owner cannot write. */
export function anchorFile(path: string): AnchorTarget {
  return {
    name: "file",
    tell: async (head) => {
      const file = await open(path, "a", 0o644);
      try {
        await file.appendFile(`${JSON.stringify(head)}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

const answerMs = 10_000;

/** An address that takes each head as a POST of JSON `{change, seq, hash, at}` and answers 2xx once it keeps it. */
export function anchorUrl(url: string): AnchorTarget {
  return {
    name: "url",
    tell: async (head) => {
      const answer = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(head),
        redirect: "error",
        signal: AbortSignal.timeout(answerMs),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the address of TAKEHOLD_ANCHOR_URL answered ${answer.status}`);
    },
  };
}

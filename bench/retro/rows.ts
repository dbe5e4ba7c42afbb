import { Readable } from "node:stream";

const people = 2_000;
const names = ["opened", "used", "shared"];

/** An export of so many events, written as a program of the field writes them; made as it is read, so it takes no room. */
export function exportOf(rows: number): Readable {
  return Readable.from(chunks(rows));
}

function* chunks(rows: number): Generator<Buffer> {
  let text = "Activity ID;Owner;Created Date;Activity Type\n";
  const begin = Date.UTC(2025, 0, 1);
  for (let row = 0; row < rows; row += 1) {
    const at = new Date(begin + ((row * 7_919) % 31_536_000) * 1_000).toISOString().replace("T", " ").slice(0, 19);
    text += `a-${row}-6f9c2f7e;person-${(row * 31) % people}@example.com;${at};${names[row % names.length]}\n`;
    if (text.length < 65_536) continue;
    yield Buffer.from(text);
    text = "";
  }
  yield Buffer.from(text);
}

/** Everybody in it, in four teams. */
export function rosterOf(): Readable {
  const lines = Array.from({ length: people }, (_, n) => `person-${n}@example.com;team ${n % 4};2024-01-01`);
  return Readable.from([Buffer.from(`Email;Department;Start Date\n${lines.join("\n")}\n`)]);
}

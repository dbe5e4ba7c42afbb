/** Proves the zip reader on an archive laid out by hand as the specification has it. */
import { randomBytes } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "vitest";
import { zipEntry } from "../../lib/files/zip-entry.ts";

interface Entry {
  name: string;
  content: Buffer;
  deflate: boolean;
}

/** The fields that local header and directory entry share, from "version needed" to the length of the extra field. */
function shared({ name, content, deflate }: Entry, packedBytes: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(deflate ? 8 : 0, 4);
  fields.writeUInt32LE(packedBytes, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

function archiveOf(entries: Entry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const entry of entries) {
    const packed = entry.deflate ? deflateRawSync(entry.content) : entry.content;
    const fields = shared(entry, packed.length);
    const body = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, Buffer.from(entry.name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000"), fields, rest, Buffer.from(entry.name)]));
    bodies.push(body);
    at += body.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...bodies, listing, Buffer.from("PK\u0005\u0006"), end]);
}

const program = Buffer.concat([randomBytes(5_000), Buffer.alloc(200_000, "program")]);
const note = Buffer.from("stored as it is");
const archive = archiveOf([
  { name: "package/METADATA", content: note, deflate: false },
  { name: "package.data/scripts/temporal", content: program, deflate: true },
]);

test("stored and deflated entries come out as they went in", () => {
  expect(zipEntry(archive, "/METADATA").equals(note)).toBe(true);
  expect(zipEntry(archive, "/scripts/temporal").equals(program)).toBe(true);
});

test("a missing entry, a cut archive and a file that is none are refused", () => {
  expect(() => zipEntry(archive, "/scripts/other")).toThrow('no entry "/scripts/other"');
  expect(() => zipEntry(archive.subarray(0, archive.length / 2), "/METADATA")).toThrow("no zip archive");
  expect(() => zipEntry(Buffer.from("hello"), "/METADATA")).toThrow("no zip archive");
});

import { inflateRawSync } from "node:zlib";

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/**
 * One entry of a zip archive held in memory, found by the end of its name. Reads the two methods that occur in practice
 * (stored, deflated) and no zip64, which no archive under 4 GiB needs.
 * Throws when the archive is damaged or no entry has that name.
 */
export function zipEntry(archive: Buffer, nameEnd: string): Buffer {
  const end = archive.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || archive.readUInt32LE(end) !== endOfDirectory) throw new Error("The file is no zip archive.");
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (archive.readUInt32LE(at) !== directoryEntry) throw new Error("The zip archive is damaged.");
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    if (name.endsWith(nameEnd)) return content(archive, at);
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  throw new Error(`The zip archive has no entry "${nameEnd}".`);
}

function content(archive: Buffer, entryAt: number): Buffer {
  const method = archive.readUInt16LE(entryAt + 10);
  const packedSize = archive.readUInt32LE(entryAt + 20);
  const size = archive.readUInt32LE(entryAt + 24);
  const localAt = archive.readUInt32LE(entryAt + 42);
  // The local header repeats the name but may carry other extra fields, so its own lengths count.
  const start = localAt + 30 + archive.readUInt16LE(localAt + 26) + archive.readUInt16LE(localAt + 28);
  const packed = archive.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw new Error(`The zip archive uses the unknown method ${method}.`);
  const bytes = method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: size });
  if (bytes.length !== size) throw new Error("The zip archive is damaged.");
  return bytes;
}

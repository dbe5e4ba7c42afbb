import { deflateSync } from "node:zlib";

/** Colour with opacity, each from 0 to 255. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** A picture as a function: what stands at a place, in pixels from the upper left; `null`: nothing. */
export type Painting = (x: number, y: number) => Rgba | null;

/** Looks at each pixel at so many places in both directions, so that edges are smooth. */
const looks = 3;

/** Paints a picture as PNG (RFC 2083): eight bits a channel with opacity, filters left out, since our pictures are large plain areas. */
export function png(width: number, height: number, painting: Painting): Buffer {
  const rows = Buffer.alloc((width * 4 + 1) * height);
  let place = 0;
  for (let y = 0; y < height; y += 1) {
    rows[place++] = 0;
    for (let x = 0; x < width; x += 1) for (const channel of pixel(painting, x, y)) rows[place++] = channel;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The mean of what is seen, weighed by opacity: an edge towards nothing keeps its colour. */
function pixel(painting: Painting, x: number, y: number): readonly number[] {
  const sum = [0, 0, 0, 0];
  for (let down = 0; down < looks; down += 1)
    for (let right = 0; right < looks; right += 1) {
      const seen = painting(x + (right + 0.5) / looks, y + (down + 0.5) / looks);
      if (seen === null) continue;
      const [red, green, blue, alpha] = seen;
      [red * alpha, green * alpha, blue * alpha, alpha].forEach(
        (part, index) => (sum[index] = (sum[index] ?? 0) + part),
      );
    }
  const [red = 0, green = 0, blue = 0, alpha = 0] = sum;
  if (alpha === 0) return [0, 0, 0, 0];
  return [red / alpha, green / alpha, blue / alpha, alpha / looks ** 2].map(Math.round);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(body.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The checksum that each part of a PNG ends in. */
function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

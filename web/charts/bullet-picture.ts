import { png } from "../../lib/png.ts";
import type { Painting, Rgba } from "../../lib/png.ts";

/** What a bullet of a mail shows; the numbers stand beside it as text. Shares are in [0, 1]. */
export type PictureReading =
  | {
      readonly kind: "rate";
      readonly tone: "open" | "lapsed" | "adopted";
      readonly share: number;
      readonly previous: number | null;
    }
  | { readonly kind: "unknown" | "early" };

/** How large it is shown, in CSS pixels; it is painted twice as fine for dense screens. */
export const bulletSize = { width: 520, height: 24 };
const scale = 2;

/** Colours of the console's bullets, in shades that stand on a light sheet and on a dark one: nobody knows which it is in a mail. */
const ink: Rgba = [18, 33, 31, 255];
const halo: Rgba = [255, 255, 255, 255];
const track: Rgba = [118, 135, 130, 92];
const hatch: Rgba = [125, 138, 135, 255];
const fills: Readonly<Record<"open" | "lapsed" | "adopted", Rgba>> = {
  open: [96, 111, 107, 255],
  lapsed: [196, 78, 44, 255],
  adopted: [19, 112, 131, 255],
};

const bar = { top: 6, bottom: 18, radius: 3 };
const edge = 4;

/**
 * A rate against its signed target, as in the console: the bar, the upright line of the target, a ring for the period before. What
 * is not known is hatched, what is too early dotted, and zero is an empty bar.
 */
export function bulletPicture(reading: PictureReading, threshold: number): Buffer {
  const { width, height } = bulletSize;
  const placeOf = (share: number) => edge + Math.min(Math.max(share, 0), 1) * (width - 2 * edge);
  const line = placeOf(threshold);
  const painting: Painting = (x, y) => {
    const away = Math.abs(x - line);
    if (away <= 1.5 && y >= 1 && y <= height - 1) return ink;
    if (away <= 3 && y >= 1 && y <= height - 1) return halo;
    if (reading.kind === "rate" && reading.previous !== null) {
      const distance = Math.hypot(x - placeOf(reading.previous), y - height / 2);
      if (distance <= 3) return halo;
      if (distance <= 4.5) return ink;
    }
    if (!isInBar(x, y, edge, width - edge)) return null;
    switch (reading.kind) {
      case "rate":
        return reading.share > 0 && isInBar(x, y, edge, placeOf(reading.share)) ? fills[reading.tone] : track;
      case "unknown":
        return (x + y) % 7 < 2 || isBorder(x, y, width) ? hatch : track;
      case "early":
        return isDot(x, y) ? hatch : null;
    }
  };
  return png(width * scale, height * scale, (x, y) => painting(x / scale, y / scale));
}

/** Within a bar with round ends. */
function isInBar(x: number, y: number, from: number, until: number): boolean {
  if (y < bar.top || y > bar.bottom || x < from || x > until) return false;
  const right = Math.max(until - bar.radius, from);
  const nearestX = Math.min(Math.max(x, Math.min(from + bar.radius, right)), right);
  const nearestY = Math.min(Math.max(y, bar.top + bar.radius), bar.bottom - bar.radius);
  return Math.hypot(x - nearestX, y - nearestY) <= bar.radius;
}

function isBorder(x: number, y: number, width: number): boolean {
  return y < bar.top + 1 || y > bar.bottom - 1 || x < edge + 1 || x > width - edge - 1;
}

function isDot(x: number, y: number): boolean {
  const middle = (bar.top + bar.bottom) / 2;
  return Math.hypot((x % 8) - 4, y - middle) <= 1.6;
}

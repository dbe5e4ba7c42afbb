import { z } from "zod";
import { invalidField } from "../../domain/errors.ts";
import type { Place } from "../../store/portfolio/places.ts";

const Written = z.tuple([z.int().min(0).max(9), z.literal([0, 1]), z.number(), z.int()]);

/** A place in the list as text that callers do not take apart. */
export function placeText(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** @throws Problem `invalid` for a cursor that is not one of ours */
export function placeIn(cursor: string | undefined): Place | null {
  if (cursor === undefined) return null;
  try {
    return Written.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalidField("cursor", "This cursor is not one of ours. Leave it out to begin at the start.");
  }
}

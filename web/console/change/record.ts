import type { CheckedRecord, ToldEvent } from "../../../app/record/checked-record.ts";

export type RecordedEvent = ToldEvent;
export type ChangeRecord = CheckedRecord;

/** The newest event of a type that fits. */
export function lastEvent(
  { events }: ChangeRecord,
  type: string,
  fits: (data: RecordedEvent["data"]) => boolean = () => true,
): RecordedEvent | undefined {
  return events.findLast((event) => event.type === type && fits(event.data));
}

/** A text of an event's data, empty when there is none. */
export function textIn(data: RecordedEvent["data"], name: string): string {
  const value = data[name];
  return typeof value === "string" ? value : "";
}

export function numberIn(data: RecordedEvent["data"], name: string): number | null {
  const value = data[name];
  return typeof value === "number" ? value : null;
}

/** A part of an event's data that has parts of its own; empty when there is none. */
export function partIn(data: RecordedEvent["data"], name: string): RecordedEvent["data"] {
  const value = data[name];
  return typeof value === "object" && value !== null ? { ...value } : {};
}

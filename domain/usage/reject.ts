/** Why a message did not become an event. The words go on the visible list of rejects; they hold nothing of the message. */
export const rejectSentences = {
  not_json: "The body is no JSON. Send one object, plain or compressed with gzip.",
  protobuf: "OpenTelemetry sent it in protobuf. Set OTEL_EXPORTER_OTLP_PROTOCOL=http/json, or use the JSON exporter.",
  too_large: "The body is too large. Send at most 500 KB in one batch, and history through the import.",
  too_many: "A batch holds at most 2,500 messages; those that came after them were left out. Send smaller batches.",
  no_batch: "The body has no list of messages, such as batch has.",
  not_a_cloudevent: "A CloudEvent needs specversion 1.0, id, source and type.",
  not_an_object: "The message is not an object.",
  unknown_type: "The type is none of track, identify, alias, group, page and screen.",
  no_user: "It names nobody who acted: no userId or anonymousId, distinct_id, user.id or subject.",
  no_event: "It has no name of an event. An ordinary log line is no event.",
  no_previous_id: "An alias needs previousId, the name the user had before.",
  too_long: "An id or the name of the event is too long: ids have up to 256 characters, names up to 200.",
  bad_text: "An id or the name of the event holds a character that cannot be kept, such as NUL.",
  bad_time: "The timestamp is no instant. Write it in ISO 8601, as 2026-01-31T09:00:00Z.",
  in_the_future: "By the corrected clock it happened more than a day after it was received.",
  too_old: "It is dated before the year 2000, which is a clock that was never set.",
  too_many_bytes: "One message is at most 32 KB.",
  unstorable: "The database cannot keep this message.",
} as const;

export type RejectReason = keyof typeof rejectSentences;

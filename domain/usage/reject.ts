/** Why a message did not become an event. The words go on the visible list of rejects; they hold nothing of the message. */
export const rejectSentences = {
  not_json: "The body is no JSON. Send one object, plain or compressed with gzip.",
  too_large: "The body is too large. Send at most 500 KB in one batch, and history through the import.",
  no_batch: "The body has no list of messages under batch.",
  not_an_object: "The message is not an object.",
  unknown_type: "The type is none of track, identify, alias, group, page and screen.",
  no_user: "There is neither a userId nor an anonymousId, so nobody can have acted.",
  no_event: "A track message needs the name of its event.",
  no_previous_id: "An alias needs previousId, the name the user had before.",
  too_long: "An id or the name of the event is too long: ids have up to 256 characters, names up to 200.",
  bad_text: "An id or the name of the event holds a character that cannot be kept, such as NUL.",
  bad_time: "The timestamp is no instant. Write it in ISO 8601, as 2026-01-31T09:00:00Z.",
  in_the_future: "By the corrected clock it happened more than a day after it was received.",
  too_old: "It is dated before the year 2000, which is a clock that was never set.",
  too_many_bytes: "The properties of one event are at most 32 KB.",
  unstorable: "The database cannot keep this message.",
} as const;

export type RejectReason = keyof typeof rejectSentences;

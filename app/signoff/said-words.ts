/** What somebody said, as "approved on a condition". */
export const saidWords = {
  approve: "approved",
  approve_with_condition: "approved on a condition",
  ask: "asked a question",
  concern: "raised a concern",
  counter: "proposed something else",
  decline: "declined",
  abstain: "abstained",
  consented_by_silence: "consented by silence",
} as const;

import type { FaultWhy } from "../../../app/signoff/form.ts";

/** Why what somebody sent from a link's page was not taken, and how to go on. */
const why = {
  gate_decided: "This gate is decided. No further decision is needed or recorded.",
  on_hold: "The change is on hold. Nothing is asked of you until it goes on.",
  others_first: "Others are asked first. A message with the link comes when it is your turn.",
  not_yours: "Only the person asked can decide, from their own link.",
  own_proposal: "The person who proposed a change cannot approve it.",
  link_ended: "This link has ended. A button on its page mails you a fresh one.",
  link_replaced: "This link was replaced by a newer one. Please use the link in the latest message.",
  text_changed: "The proposal was changed since this page was opened. Please read the new text first.",
  decision_needed: "This gate needs your decision. If it is not yours to take, pass it on to somebody else.",
  decided_already: "You have decided already. You can change your decision, but no longer pass it on.",
  own_address: "This is your own address. Name somebody else.",
  to_proposer: "The person who proposed a change cannot decide about it. Name somebody else.",
  came_from_them: "This request came from that person. Please talk to each other first.",
  asked_already: "This person is asked at this gate already. Each person decides once.",
  passed_on_twice: "This request was passed on twice already. Please decide, or ask the owner to.",
  objection_settled: "This is settled already.",
  not_raiser: "Only the person who raised this can close it. The sponsor can overrule it.",
  change_closed: "This change has ended. Its record stays as it is, and nothing is asked of you any more.",
  feedback_over: "This round of feedback is over. Nothing was recorded, and what you said before stands.",
  answer_wanted: "Please answer one of the two questions; a few words are enough.",
  page_expired: "This page was open for too long. Please press the button once more.",
  audit_withdrawn: "This sample was withdrawn. Nothing was recorded, and nothing is asked of you any more.",
  audit_finished: "This sample is finished. What you found is recorded and stays.",
  audit_unmarked: "Some of it has no mark yet. Cannot tell is an answer too.",
  mark_wanted: "Choose one of the three; nothing is chosen for you.",
  choice_wanted: "Choose one of the answers; nothing is chosen for you.",
  condition_wanted: "Please name the condition, so that somebody can see to it.",
  question_wanted: "Please write what you need to know first.",
  concern_wanted: "Please name your concern, so that it can be settled.",
  proposal_wanted: "Please say what you propose instead.",
  too_long: "This is longer than the 4,000 characters that are kept. Please shorten it; all of it is still here.",
  reason_wanted: "Please say why, so that the proposal can be improved.",
  address_wanted: "Please give the address of the person to ask instead.",
  address_unknown: "Nobody is known by this. Please give an e-mail address.",
} as const satisfies Record<FaultWhy, string>;

export const refusals = {
  why: why as Record<keyof typeof why, string>,
  /** `message`: what is known of it, in English. */
  other: (message: string) => message,
};

/** What a change grew out of: the change about which somebody said something, and the id of what they said. Words are in neither. */
export interface Origin {
  readonly change: string;
  /** Of an answer to feedback, or of the text that a manager wrote. */
  readonly answer: string;
}

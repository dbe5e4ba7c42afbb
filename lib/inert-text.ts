// Embeddings, overrides and isolates: they make a text read in another order than it is written in, also beyond its end. And the
// marks that only steer direction. Letters of scripts that are written from right to left are not among them and stay.
const steering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
// Null and the like; tabulators and ends of lines are left to whoever lays the text out.
// eslint-disable-next-line no-control-regex -- control characters are what is taken out
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/** A text in which no character steers how others are read or shown. */
export function inertText(text: string): string {
  return text.replaceAll(steering, "").replaceAll(controls, "");
}

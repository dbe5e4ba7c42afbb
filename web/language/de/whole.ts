import type { Words } from "../words.ts";

/** Was neben dem Text unterschrieben wird. */
export const whole: Words["whole"] = {
  title: "Der ganze Vorschlag",
  lead: "Das unterschreiben Sie neben dem Text oben. Der Fingerabdruck umfasst alles davon.",
  unfunded: "Für die Einführung ist kein Geld eingeplant.",
  unfundedText:
    "Schulung und Nachhilfe müssen dann aus der Arbeitszeit anderer kommen. Solche Änderungen werden oft geliefert und nicht genutzt.",
};

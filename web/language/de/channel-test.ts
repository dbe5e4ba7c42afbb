import type { Words } from "../words.ts";

export const channelTest: Words["channelTest"] = {
  subject: "Takehold erreicht Sie hier",
  intro:
    "Das ist ein Test. Wenn Sie um eine Entscheidung gebeten werden, kommt die Nachricht hierher und hat einen eigenen Link.",
  next: "Wie es weitergeht",
  nothing:
    "Sie müssen nichts tun. Lesen hier auch andere mit, sagen Sie es bitte: Ein Link entscheidet in Ihrem Namen, und E-Mail wäre der bessere Weg.",
  button: "Was Takehold ist",
  buttonNote: "Damit öffnet sich die Startseite.",
  because: "Sie erhalten diese Nachricht, weil jemand den Weg zu Ihnen geprüft hat.",
};

import type { Words } from "../words.ts";

export const calendar: Words["calendar"] = {
  summary: (title) => `Entscheiden: ${title}`,
  description: (by, gate, silence) =>
    `${by} bittet um Ihre Entscheidung zur Freigabe „${gate}“.\n\n${silence}\n\nDer Link zum Entscheiden steht in der Nachricht von Takehold. Hier steht er nicht, weil Kalender oft geteilt werden.`,
  over: "Hier wird nichts mehr von Ihnen erbeten.",
  add: "Frist in den Kalender eintragen",
  remove: "Frist aus dem Kalender nehmen",
};

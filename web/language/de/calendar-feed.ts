import type { Words } from "../words.ts";

export const calendarFeed: Words["calendarFeed"] = {
  name: "Takehold",
  launch: (title, wave) => `Start: ${title}${wave === "" ? "" : ` (${wave})`}`,
  launched: (title, wave) => `Gestartet: ${title}${wave === "" ? "" : ` (${wave})`}`,
  training: (title, training) => `Schulung: ${training} (${title})`,
  freeze: (name) => `Kein Start: ${name}`,
  answer: (title) => `Annehmen oder ablehnen: ${title}`,
  decision: (title, gate) => `Entscheidungen fällig bei „${gate}“: ${title}`,
  judged: (title, target) => `Letzter Tag für das Ziel „${target}“: ${title}`,
  reinforcement: (title, target) => `Die Nutzung wieder stärken, Ziel „${target}“: ${title}`,
  review: (title, connects) => `Überprüfen: ${title}${connects === "" ? "" : ` (${connects})`}`,
};

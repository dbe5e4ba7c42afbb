import type { Words } from "../words.ts";

/** Was neben dem Text unterschrieben wird. */
export const whole: Words["whole"] = {
  title: "Der ganze Vorschlag",
  lead: "Das unterschreiben Sie zusammen mit dem Text oben. Die Prüfsumme umfasst alles davon.",
  unfunded: "Für die Einführung ist kein Budget eingeplant.",
  unfundedText:
    "Schulung und Unterstützung müssen dann aus der Arbeitszeit anderer kommen. Solche Änderungen werden oft geliefert und nicht genutzt.",
  cadence: "Wie oft darauf geschaut wird",
  cadences: {
    daily: "täglich",
    weekly: "wöchentlich",
    monthly: "monatlich",
    quarterly: "vierteljährlich",
    once: "einmal",
  },
  processFirst: "Welcher Ablauf zuerst kommt",
  rewardsAgainst: "Welche Anreize heute dagegen wirken",
  breaks: (text) => `bei Ausfall: ${text}`,
  outOfHours: (text) => `außerhalb der Arbeitszeit: ${text}`,
  group: (order) => `Gruppe ${order}`,
  asked: (asks) => `gebeten um: ${asks}`,
  onlyIf: (conditions) => `nur wenn: ${conditions}`,
  budgetAbove: (amount) => `Budget über ${amount}`,
  material: "Was nach einer Änderung erneut allen vorgelegt wird",
  materialParts: {
    title: "Titel",
    summary: "was sich ändert",
    brief: "Antworten vor der Umsetzung",
    asks: "was es für die Beteiligten bedeutet",
    tier: "Stufe",
    sponsor: "Sponsor",
    owner: "Verantwortliche",
    gates: "wer entscheidet",
    audience: "Betroffene und Wellen",
    targets: "Ziele",
    budget: "geplantes Budget",
    integrations: "Schnittstellen",
    workItems: "Arbeit",
    trainings: "Schulungen",
  },
  target: {
    evidence: (event, source, days) => `Nachweis: ${event} aus ${source}, höchstens ${days} Tage alt`,
    counted: (counts, grace, window, zone) =>
      `gezählt: ${counts === "habitual" ? "wer es regelmäßig nutzt" : "wer es überhaupt nutzt"}, nach ${grace} Tagen Schonfrist, innerhalb von ${window} Tagen, nach ${zone}`,
    owner: (name) => `betreut von ${name}`,
    before: (text) => `vorher: ${text}`,
  },
};

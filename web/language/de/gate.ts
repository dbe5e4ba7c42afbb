import type { Words } from "../words.ts";
import { capital, people } from "./numbers.ts";

/** Beside a number: "2-mal zugestimmt". */
const counts: Words["gate"]["said"] = {
  approve: "zugestimmt",
  approve_with_condition: "unter einer Bedingung zugestimmt",
  ask: "nachgefragt",
  concern: "Einwand erhoben",
  counter: "etwas anderes vorgeschlagen",
  decline: "abgelehnt",
  abstain: "enthalten",
  consented_by_silence: "durch Schweigen zugestimmt",
};

export const gate: Words["gate"] = {
  rule: {
    one: "Eine Person entscheidet.",
    all: (size) => (size === 2 ? "Beide müssen zustimmen." : `Alle ${people(size)} müssen zustimmen.`),
    any: (size) => `Eine von ${people(size)} Zustimmungen genügt.`,
    atLeast: (count, size) =>
      count === 1
        ? `Eine Zustimmung von ${people(size)} genügt.`
        : `${capital(people(count))} von ${people(size)} müssen zustimmen.`,
    percent: (share, needed, size) =>
      `${share} derer, die sich beteiligen, müssen zustimmen: ${people(needed)} von ${people(size)}.`,
  },
  said: {
    approve: "zugestimmt",
    approve_with_condition: "unter einer Bedingung zugestimmt",
    ask: "eine Frage gestellt",
    concern: "einen Einwand erhoben",
    counter: "etwas anderes vorgeschlagen",
    decline: "abgelehnt",
    abstain: "sich enthalten",
    consented_by_silence: "durch Schweigen zugestimmt",
  },
  nobodyYet: "Noch niemand",
  count: (count, choice) => `${count}-mal ${counts[choice]}`,
  silence: {
    noYes: "Schweigen ist keine Zustimmung.",
    needed: (isAsked) =>
      isAsked
        ? "Schweigen ist keine Zustimmung: Ihre Entscheidung wird hier gebraucht."
        : "Schweigen ist keine Zustimmung: Diese Entscheidung wird gebraucht.",
    shut: "Die Freigabe steht aus, bis genug Personen entschieden haben.",
    ownerTold: (after, owner, sponsor) =>
      `Die Freigabe steht weiter aus, und nach ${after}, erfährt ${owner ?? "die verantwortliche Person"}, dass sie wartet${sponsor === null ? "" : `, danach auch ${sponsor}`}.`,
    theSponsor: "die Sponsorin oder der Sponsor",
    managerTold: (after, owner, sponsor, isAsked) =>
      `Die Freigabe steht weiter aus. Nach ${after}, erfahren ${isAsked ? "Ihre" : "die zuständige"} Führungskraft und ${owner ?? "die verantwortliche Person"}, dass sie wartet${sponsor === null ? "" : `, danach auch ${sponsor}`}.`,
    consent: (after) =>
      `${after === null ? "Nach Ablauf der Frist" : `Nach ${after},`} gilt Schweigen als Zustimmung. Festgehalten wird es als Zustimmung durch Schweigen, nie als ausdrückliche Zustimmung.`,
  },
};

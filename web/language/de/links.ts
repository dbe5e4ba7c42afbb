import type { Words } from "../words.ts";

export const links: Words["links"] = {
  replaced: {
    title: "Sie haben einen neueren Link erhalten",
    happened: (title) =>
      `Zu „${title}“ wurden Sie noch einmal gefragt; seitdem gilt nur der neuere Link. Hier wurde nichts festgehalten.`,
    todo: (key, whom) =>
      `Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht zu ${key}; ältere Nachrichten führen hierher. Wenn Sie sie nicht finden, bitten Sie ${whom ?? "die Person, die sie geschickt hat,"} um einen neuen Link.`,
  },
  revoked: {
    title: "Dieser Link wurde zurückgezogen",
    happened:
      "Die Verantwortlichen der Änderung haben ihn für ungültig erklärt, und niemand kann damit entscheiden. Hier wurde nichts festgehalten.",
    todo: (whom) =>
      `Sie brauchen nichts zu tun. Wenn Ihre Entscheidung aus Ihrer Sicht gebraucht wird, bitten Sie ${whom ?? "die Person, die ihn geschickt hat,"} um einen neuen Link.`,
  },
  revised: {
    title: "Der Vorschlag wurde neu vorgelegt",
    happened: (title) =>
      `Nachdem dieser Link verschickt war, ging „${title}“ zurück in die Überarbeitung. Entschieden wird jetzt über die neueste Fassung. Hier wurde nichts festgehalten.`,
    todoAsked: (key) =>
      `Ihre Entscheidung darüber steht noch aus. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht zu ${key}; ältere Nachrichten führen hierher.`,
    todoNotAsked: (whom) =>
      `Zurzeit wird nichts von Ihnen erwartet. Wenn sich das ändert, erhalten Sie eine Nachricht; falls Sie schon eine erwartet haben, fragen Sie ${whom ?? "die Person, die den Link geschickt hat"}.`,
  },
  passedOn: {
    title: (holder) => (holder === null ? "Die Anfrage wurde weitergegeben" : `Die Anfrage liegt jetzt bei ${holder}`),
    happened: (title) =>
      `Die Entscheidung über „${title}“ wurde von Ihnen weitergegeben; das steht im Protokoll. Dort kam ein eigener Link an; dieser gilt nicht mehr.`,
    todo: (whom) =>
      `Sie brauchen nichts zu tun. Falls das ein Versehen war, wenden Sie sich an ${whom ?? "die Person, die den Link geschickt hat"}.`,
  },
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    happened:
      "Ein solcher Link wurde von hier nie verschickt. Manche E-Mail-Programme brechen lange Adressen in zwei Teile.",
    todo: "Es wurde nichts festgehalten. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht, oder bitten Sie die Person, die sie geschickt hat, um einen neuen Link.",
  },
};

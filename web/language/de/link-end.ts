import type { Words } from "../words.ts";

export const linkEnd: Words["linkEnd"] = {
  footer: (day) =>
    `Dieser Link ist nur für Sie${day === null ? "" : ` und gilt bis ${day}`}. Bitte leiten Sie ihn nicht weiter.`,
  title: "Dieser Link ist abgelaufen",
  signHappened: (day) =>
    `Links zu einer Entscheidung gelten nur eine Zeit lang, damit eine alte Nachricht nichts öffnet.${day === null ? "" : ` Dieser galt bis ${day}.`} Es ist nichts verloren gegangen.`,
  signOpen: (title) =>
    `Ihre Entscheidung über „${title}“ steht noch aus. Lassen Sie sich einen neuen Link schicken und entscheiden Sie dort.`,
  signDecided: (title) =>
    `Was Sie zu „${title}“ gesagt haben, gilt; Sie müssen nichts tun. Um es zu ändern, solange die Freigabe offen ist, lassen Sie sich einen neuen Link schicken.`,
  trainingEnded: (training, day) =>
    `Er führte zur Schulung „${training}“ und galt bis ${day}. Es ist nichts verloren gegangen.`,
  newerTitle: "Sie haben einen neueren Link erhalten",
  trainingNewer: (training) =>
    `Seitdem führt nur noch der neuere Link zu „${training}“. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht.`,
  proposalEnded: (title, day) =>
    `Er führte zu Ihrem Vorschlag „${title}“ und galt bis ${day}. Was Sie geschrieben haben, ist erhalten; es ist nichts verloren gegangen.`,
  proposalNewer: (title) =>
    `Seitdem führt nur noch der neuere Link zu Ihrem Vorschlag „${title}“. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht.`,
  feedbackEnded: (title, day) =>
    `Er führte zu zwei Fragen zu „${title}“ und galt bis ${day}. Was Sie gesagt haben, ist erhalten.`,
  feedbackNewer: (title) =>
    `Seitdem führt nur noch der neuere Link zu den Fragen zu „${title}“. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht.`,
  auditEnded: (title, day) =>
    `Er führte zu einer Stichprobe von „${title}“ und galt bis ${day}. Ihre Bewertungen sind gespeichert, und es ist nichts verloren gegangen.`,
  auditNewer: (title) =>
    `Seitdem führt nur noch der neuere Link zur Stichprobe von „${title}“. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht.`,
  fresh: "Neuen Link schicken",
  freshNote: "Er geht nur an Ihre eigene Adresse. Der Link, mit dem Sie hier sind, bleibt ungültig.",
  noneSent: "Es wurde kein Link geschickt.",
  pageTooOld: "Es wurde noch nichts geschickt: Diese Seite war zu lange geöffnet.",
  pressAgain: "Bitte drücken Sie die Schaltfläche noch einmal.",
  mail: {
    freshSubject: (title) => `Ihr Link: ${title}`,
    freshIntro: "Sie haben um einen neuen Link zu Ihrem Vorschlag gebeten. Der alte gilt nicht mehr.",
    freshNext: "Auf seiner Seite sehen Sie, wo Ihr Vorschlag steht, und beantworten, was Sie gefragt werden.",
    freshBecause: "Sie erhalten diese Nachricht, weil auf der Seite Ihres alten Links die Schaltfläche gedrückt wurde.",
    endingSubject: (day, title) => `Ihr Link gilt nur bis ${day}: ${title}`,
    endingIntro: (gate, day) =>
      `Ihre Entscheidung bei der Freigabe „${gate}“ steht noch aus, und der Link dazu gilt bis ${day}.`,
    endingNext: (asker) =>
      `Bitte entscheiden Sie, fragen Sie nach oder geben Sie die Anfrage weiter. Danach schickt Ihnen eine Schaltfläche auf der Seite des Links einen neuen; ${asker ?? "wer Sie gefragt hat,"} erfährt es auch.`,
    endingButton: "Lesen und entscheiden",
    endingButtonNote: "Damit öffnet sich eine Seite. Entschieden wird erst, was Sie dort wählen.",
    endingBecause: "Sie erhalten diese Nachricht, weil Ihre Entscheidung noch aussteht.",
    endedSubject: (people, title) =>
      `${people === 1 ? "Ein Link ist" : "Links sind"} ohne Entscheidung abgelaufen: ${title}`,
    endedIntro: (names, gate) =>
      `${names.length === 1 ? "Der Link" : "Die Links"} von ${names.join(", ")} bei der Freigabe „${gate}“ ${names.length === 1 ? "ist" : "sind"} abgelaufen, ohne dass entschieden wurde.`,
    endedNext:
      "Auf der Seite des alten Links kann man sich einen neuen schicken lassen, oder Sie schicken ihn von der Seite der Änderung aus noch einmal. Oft hilft ein Gespräch mehr.",
    endedButton: "Zur Freigabe",
    endedButtonNote:
      "Die Seite zeigt, was alle bei dieser Freigabe gesagt haben. Entschieden wird durch das Öffnen nichts.",
    endedBecause: "Sie erhalten diese Nachricht, weil Ihnen diese Änderung gehört.",
  },
};

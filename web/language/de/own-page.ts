import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

const decisions = (count: number) =>
  count === 0
    ? "Zurzeit wartet keine Entscheidung auf Sie"
    : counted(count, { one: "# Entscheidung wartet auf Sie", other: "# Entscheidungen warten auf Sie" });

const page: Words["ownPage"]["page"] = {
  title: "Alles, was auf Sie wartet",
  footer: (until) => `Dieser Link ist nur für Sie und gilt bis ${until}.`,
  you: "Sie",
  empty: {
    title: "Auf Sie wartet nichts.",
    text: "Sie brauchen nichts zu tun. Wenn jemand Sie um eine Entscheidung bittet, erhalten Sie eine Nachricht, und sie steht auch hier.",
  },
  decisions: (count) => counted(count, { one: "# Entscheidung zu treffen", other: "# Entscheidungen zu treffen" }),
  trainings: (count) => counted(count, { one: "# Schulung zu absolvieren", other: "# Schulungen zu absolvieren" }),
  aboutRequest: (key, gate, by) => `${key}, Freigabe „${gate}“. Gefragt von ${by ?? "der verantwortlichen Person"}.`,
  aboutTraining: (key, title) => `${key}, ${title}`,
  due: (day) => `Fällig am ${day}`,
  wasDue: (day) => `War fällig am ${day}`,
  keep: {
    title: "Behalten Sie diesen Link für sich",
    text: (until) =>
      `Wer ihn hat, kann all das lesen und in Ihrem Namen entscheiden. Er gilt bis ${until}. Falls er in andere Hände geraten ist, lassen Sie sich einen neuen schicken: Dieser wird dann ungültig.`,
  },
  mailFresh: "Neuen Link per E-Mail anfordern",
  mailNote: (dailyMax) =>
    `Er geht an Ihre eigene Adresse, höchstens einmal pro Minute und ${counted(dailyMax, { one: "einmal", other: "#-mal" })} am Tag. Ein früher geschickter Link wird damit ungültig.`,
};

const offer: Words["ownPage"]["offer"] = {
  nothingElse: "Sonst wartet nichts auf Sie.",
  others: (count) =>
    counted(count, { one: "# weitere Anfrage wartet auf Sie.", other: "# weitere Anfragen warten auf Sie." }),
  mailed: (time) => `Ihre Liste wurde Ihnen um ${time} geschickt.`,
  mailedText: "Bitte sehen Sie dort nach, wo Sie auch diese Anfrage erhalten haben. Es kann eine Minute dauern.",
  thisOnly: "Auf Ihrer Liste steht nur diese Anfrage. Sie geht an Ihre eigene Adresse und sonst nirgendwohin.",
  notHere:
    "Worum es dabei geht, steht hier nicht, weil dieser Link weitergeleitet worden sein könnte. Der Link zu Ihrer Liste geht an Ihre eigene Adresse und sonst nirgendwohin.",
  mail: "Liste per E-Mail anfordern",
  mailAgain: "Liste noch einmal anfordern",
  back: "Zurück zu dieser Anfrage",
};

const ended: Words["ownPage"]["ended"] = {
  expired: {
    title: "Dieser Link ist abgelaufen",
    text: (day) => `Er galt bis zum ${day}. Verloren ist nichts: Was auf Sie wartet, ist noch da.`,
  },
  replaced: {
    title: "Sie haben einen neueren Link erhalten",
    text: (day, time) =>
      `Er wurde am ${day} um ${time} verschickt; seitdem gilt nur noch dieser. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht.`,
    button: "Noch einen Link anfordern",
  },
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    text: "Ein solcher Link wurde von hier nie verschickt. Manche E-Mail-Programme brechen lange Adressen in zwei Teile.",
    todo: "Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht mit Ihrer Liste, oder öffnen Sie eine Anfrage, die Sie erhalten haben: Über eine Schaltfläche dort bekommen Sie die Liste neu.",
  },
};

const notMailed: Words["ownPage"]["notMailed"] = {
  just_sent: {
    title: "Eine Nachricht ist schon unterwegs.",
    text: "Sie wurde vor weniger als einer Minute verschickt. Bitte sehen Sie zuerst nach; nach einer Minute können Sie wieder eine anfordern.",
  },
  too_many: {
    title: "Für einen Tag wurden genug Nachrichten verschickt.",
    text: "Der Link in der neuesten gilt. Morgen können Sie wieder eine anfordern.",
  },
  unavailable: {
    title: "Der Mailserver hat die Nachricht gerade nicht angenommen.",
    text: "Es wurde nichts verschickt; ein früher geschickter Link gilt weiter. Bitte versuchen Sie es gleich noch einmal.",
  },
  refused: {
    title: "Der Mailserver lehnt Ihre Adresse ab.",
    text: "Es wurde nichts verschickt. Bitte sagen Sie der Person Bescheid, die Sie gefragt hat: Sie kann die Adresse berichtigen lassen.",
  },
  no_address: {
    title: "Es gibt keine Adresse, an die sie gehen könnte.",
    text: "Es wurde nichts verschickt. Bitte sagen Sie der Person Bescheid, die Sie gefragt hat: Sie kann die Adresse eintragen lassen.",
  },
  nonce_refused: {
    title: "Es wurde noch nichts verschickt: Diese Seite war zu lange geöffnet.",
    text: "Bitte drücken Sie die Schaltfläche noch einmal.",
  },
};

const mail: Words["ownPage"]["mail"] = {
  reference: "Ihre Liste",
  subject: (count) => `Ihre Liste: ${decisions(count)}`,
  preview: (until) => `Der Link zu allem gilt bis ${until}.`,
  intro: (count) => `Hier ist die Seite, die Sie angefordert haben. ${decisions(count)}.`,
  until: "Gilt bis",
  button: "Alles sehen, was auf mich wartet",
  buttonNote:
    "Damit öffnet sich eine Seite mit einem Link für jede Anfrage. Entschieden wird erst, was Sie dort wählen.",
  warning: {
    lead: "Bitte leiten Sie diese Nachricht nicht weiter.",
    text: "Wer ihren Link hat, kann all das lesen und in Ihrem Namen entscheiden. Ein früher geschickter Link gilt nicht mehr.",
  },
  notAsked: "Falls Sie das nicht angefordert haben, brauchen Sie nichts zu tun: Die Nachricht geht nur an Sie.",
  because: "Sie erhalten diese Nachricht, weil sie auf einer Ihrer Seiten angefordert wurde.",
};

export const ownPage: Words["ownPage"] = { page, offer, ended, notMailed, mail };

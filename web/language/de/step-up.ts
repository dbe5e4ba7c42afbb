import type { Words } from "../words.ts";

const page: Words["stepUp"]["page"] = {
  ahead:
    "Für diese Entscheidung genügt der Link allein nicht: Wenn Sie auf die Schaltfläche drücken, schicken wir einen Code an Ihre eigene Adresse.",
  sent: (address, minutes) => `Wir haben einen Code an ${address} geschickt. Er gilt ${minutes} Minuten.`,
  open: (address) => `Bitte geben Sie den Code ein, den wir an ${address} geschickt haben.`,
  nothingYet:
    "Noch ist nichts festgehalten. Ihre Eingaben bleiben stehen: Geben Sie unten den Code ein und drücken Sie noch einmal auf die Schaltfläche.",
  wrong: "Das ist nicht der Code.",
  wrongText:
    "Es ist nichts festgehalten. Bitte sehen Sie in der neuesten Nachricht mit einem Code nach; nach fünf Versuchen gilt er nicht mehr.",
  ended: "Dieser Code gilt nicht mehr.",
  endedText:
    "Er wurde benutzt, ist zu alt, wurde zu oft versucht oder gehört zu einer anderen Anfrage. Ihre Eingaben bleiben stehen: Lassen Sie sich einen neuen schicken.",
  label: "Code aus der Nachricht",
  help: "Sechs Ziffern.",
  another: "Neuen Code schicken",
};

const notMailed: Words["stepUp"]["notMailed"] = {
  just_sent: {
    title: "Vor weniger als einer Minute wurde ein Code verschickt.",
    text: "Bitte sehen Sie zuerst nach; nach einer Minute können Sie einen neuen anfordern. Ihre Eingaben bleiben stehen.",
  },
  too_many: {
    title: "Für den Augenblick wurden genug Codes verschickt.",
    text: "Der neueste gilt vielleicht noch. In einer Stunde können Sie einen neuen anfordern. Noch ist nichts festgehalten.",
  },
  unavailable: {
    title: "Der Mailserver hat die Nachricht gerade nicht angenommen.",
    text: "Es wurde kein Code verschickt und nichts festgehalten. Ihre Eingaben bleiben stehen: Bitte versuchen Sie es gleich noch einmal.",
  },
  refused: {
    title: "Der Mailserver lehnt Ihre Adresse ab.",
    text: "Es wurde kein Code verschickt und nichts festgehalten. Bitte sagen Sie der Person Bescheid, die Sie gefragt hat: Sie kann die Adresse berichtigen lassen.",
  },
  no_address: {
    title: "Es gibt keine Adresse, an die ein Code gehen kann.",
    text: "Es ist nichts festgehalten. Bitte sagen Sie der Person Bescheid, die Sie gefragt hat: Sie kann die Adresse nachtragen lassen.",
  },
};

const mail: Words["stepUp"]["mail"] = {
  subject: (title) => `Ihr Code: ${title}`,
  preview: "Er steht in dieser Nachricht und gilt wenige Minuten.",
  heading: "Ihr Code",
  intro: (gate) =>
    `Geben Sie diesen Code auf der Seite ein, auf der Sie über „${gate}“ entscheiden, neben dem, was Sie dort geschrieben haben. Er gilt einmal.`,
  code: "Ihr Code",
  until: "Gültig bis",
  button: "Anfrage öffnen",
  buttonNote: "Nur nötig, wenn die Seite, auf der Sie entscheiden, nicht mehr offen ist.",
  warning: {
    lead: "Geben Sie diesen Code nicht weiter.",
    text: "Er bestätigt eine Entscheidung in Ihrem Namen. Niemand wird Sie je danach fragen.",
  },
  notAsked:
    "Wenn Sie ihn nicht angefordert haben, hat jemand anderes Ihren Link: Bitte sagen Sie der Person Bescheid, die Sie gefragt hat. Ohne den Code wird nichts festgehalten.",
  because: "Sie bekommen dies, weil mit Ihrem Link eine Entscheidung begonnen wurde.",
};

export const stepUp: Words["stepUp"] = {
  page,
  notMailed,
  mail,
  gateLine: "über den Link nur mit einem Code, der per E-Mail kommt",
};

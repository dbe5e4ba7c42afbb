import type { Words } from "../words.ts";
import { number } from "./numbers.ts";

const steps: Words["suggestion"]["steps"] = {
  train: {
    where: (many) => `${many ?? "Die meisten"} haben es noch nicht versucht, und viele von ihnen sind nicht geschult.`,
    action: (trainings) =>
      trainings.length === 0
        ? "Legen Sie diese Woche einen Termin fest, an dem Ihr Team gezeigt bekommt, wie es geht."
        : `Legen Sie diese Woche einen Termin fest, an dem Ihr Team die Schulung ${trainings.map((name) => `„${name}“`).join(", ")} gemeinsam macht.`,
  },
  try: {
    where: (many) => `${many ?? "Die meisten"} haben es noch nicht versucht.`,
    action: () =>
      "Machen Sie es einmal gemeinsam: Nehmen Sie einen echten Fall in die nächste Teambesprechung mit und gehen Sie den neuen Weg von Anfang bis Ende.",
  },
  habit: {
    where: (many) => `${many ?? "Die meisten"} tun es ab und zu, noch nicht aus Gewohnheit.`,
    action: () =>
      "Hängen Sie es an etwas, das ohnehin stattfindet: Fragen Sie in Ihrer wöchentlichen Besprechung danach und schauen Sie dort die nächsten drei Wochen darauf.",
  },
  return: {
    where: (many) => `${many ?? "Die meisten"} haben es versucht und wieder aufgehört.`,
    action: () =>
      "Fragen Sie zwei oder drei von ihnen, was im Weg stand, und geben Sie es an die verantwortliche Person weiter. Meist war da etwas.",
  },
};

const page: Words["suggestion"]["page"] = {
  eyebrow: "Etwas, das helfen kann",
  title: (group) => `Was würde ${group} helfen?`,
  lead: (title, group) =>
    `„${title}“ ist bei ${group} angekommen und dort noch keine Gewohnheit. Sie kennen Ihre Leute am besten. Dies kann helfen:`,
  privacy: "Die Zahlen gelten für das ganze Team. Niemand wird mit ihnen genannt, weder hier noch anderswo.",
  recovered: "Inzwischen steht Ihr Team besser da als zur Zeit dieses Vorschlags.",
  legend: "Was sagen Sie dazu?",
  reason: "Was sollten die wissen, die an der Änderung arbeiten?",
  reasonHelp: "Nötig nur, wenn es nicht das Richtige ist. Sie lesen es mit Ihrem Namen.",
  grown: (key) => `Aus dem, was Sie geschrieben haben, ist eine eigene Änderung geworden: ${key}.`,
  grownText: "Wer sie führt, sagt es in eigenen Worten.",
  record: "Festhalten, was ich sage",
  recorded: (answer) => `Festgehalten: ${answer}.`,
  recordedText: "Sie können es hier ändern, solange die Änderung gemessen wird.",
  newer: "Sie haben einen neueren Vorschlag erhalten",
  newerText: "Ihr Team steht inzwischen woanders. Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht.",
  over: "Diese Änderung ist beendet",
  overText: "Von Ihnen wird nichts mehr erwartet.",
  you: "Sie",
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    text: "Vielleicht ist er unvollständig, oder es wurde ein neuerer verschickt. Bitte nutzen Sie den Link in der neuesten Nachricht, oder bitten Sie die Person, die ihn geschickt hat, um einen neuen. Es wurde nichts festgehalten.",
  },
};

const mail: Words["suggestion"]["mail"] = {
  subject: (group, title) => `Etwas, das ${group} helfen kann: ${title}`,
  intro: (title, group) =>
    `„${title}“ ist bei ${group} angekommen und dort noch keine Gewohnheit. Sie kennen Ihre Leute am besten; unten steht etwas, das helfen kann.`,
  action: "Was helfen kann",
  next: "Sagen Sie auf der Seite, was Sie davon halten: erledigt, Sie sind dabei, oder nicht das Richtige und warum. Es dauert eine halbe Minute.",
  button: "Sagen, was ich davon halte",
  buttonNote: "Damit öffnet sich eine Seite. Festgehalten wird erst etwas, wenn Sie dort die Schaltfläche drücken.",
  because: "Sie erhalten diese Nachricht, weil Sie die meisten Personen dieses Teams führen.",
  freshBecause: "Sie erhalten diese Nachricht, weil auf der Seite Ihres alten Links die Schaltfläche gedrückt wurde.",
};

export const suggestion: Words["suggestion"] = {
  steps,
  numbers: {
    many: (people, judged) => `${number(people)} von ${number(judged)}`,
    rate: (share, counted, judged) => `${share}, ${number(counted)} von ${number(judged)}`,
    atMost: (share) => `höchstens ${share}`,
    atLeast: (share) => `mindestens ${share}`,
    withheld: "nicht genannt, es würde auf Einzelne zeigen",
  },
  answers: {
    done: { label: "Erledigt", effect: "Die nächste Messung zeigt, ob es geholfen hat." },
    doing: {
      label: "Ich bin dabei",
      effect: "Sie hören nur wieder davon, wenn Ihr Team dann noch steht, wo es heute steht.",
    },
    not_right: {
      label: "Nicht das Richtige",
      effect:
        "Bitte sagen Sie unten, warum. Solange Ihr Team steht, wo es heute steht, wird es nicht noch einmal vorgeschlagen.",
    },
  },
  facts: {
    behaviour: "Was zählt",
    rate: "Nutzung wie vereinbart",
    target: "Vereinbart",
    where: "Wo es steht",
    asOf: "Stand",
    champions: "Lassen sich gern fragen",
  },
  page,
  mail,
};

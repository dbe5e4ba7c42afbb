import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

const page: Words["training"]["page"] = {
  eyebrow: "Schulung",
  for: "Für",
  how: "Wie",
  neededBy: "Benötigt bis",
  launch: "Start",
  about: "Worum es geht",
  answer: "Ihre Antwort",
  recorded: (day) => `Festgehalten: Sie haben diese Schulung am ${day} absolviert.`,
  recordedText: "Hier ist nichts weiter zu tun. Sie können die Seite schließen.",
  notNeeded: "Diese Schulung wird nicht mehr gebraucht.",
  ended: "Diese Änderung ist beendet. Von Ihnen wird nichts mehr erwartet.",
  go: "Zur Schulung",
  done: "Absolviert?",
  doneNote:
    "Bitte sagen Sie es, sobald Sie sie absolviert haben. Es zählt nur als Schulung: Ob die neue Arbeitsweise genutzt wird, zeigt die Nutzung selbst.",
  record: "Schulung als absolviert festhalten",
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    text: "Vielleicht ist er unvollständig, oder es wurde ein neuerer verschickt. Bitte nutzen Sie den Link in der neuesten Nachricht, oder bitten Sie die Person, die ihn geschickt hat, um einen neuen. Es wurde nichts festgehalten.",
  },
};

const mail: Words["training"]["mail"] = {
  subject: (training) => `Schulung: ${training}`,
  subjectBy: (day, training) => `Schulung bis ${day}: ${training}`,
  preview: (how, title) => `${how}. Für: ${title}`,
  intro: (title) => `Ihr Arbeitstag sieht bald anders aus: ${title}. Diese Schulung bereitet Sie darauf vor.`,
  how: "Wie",
  when: "Wann",
  andMore: (first, count) => `${first}; ${counted(count, { one: "# weiterer Termin", other: "# weitere Termine" })}`,
  neededBy: "Benötigt bis",
  about: "Worum es geht",
  button: "Schulung öffnen",
  buttonNote: "Damit öffnet sich eine Seite. Bitte sagen Sie dort, wenn Sie die Schulung absolviert haben.",
  because: "Sie erhalten diese Nachricht, weil die Änderung Ihr Team betrifft.",
};

const dates: Words["training"]["dates"] = {
  title: "Termine",
  between: (begin, end) => `${begin} bis ${end}`,
  places: (count) => counted(count, { one: "# Platz", other: "# Plätze" }),
  next: "Nächster Termin",
  cancelled: "Abgesagt",
  add: "In den Kalender eintragen",
  remove: "Aus dem Kalender nehmen",
  noneAhead:
    "Alle Termine sind vorbei. Bitte fragen Sie die Person, die die Änderung verantwortet, nach einem weiteren.",
};

const calendar: Words["training"]["calendar"] = {
  because: (title) => `Für: ${title}`,
  cancelled: "Dieser Termin findet nicht statt.",
};

export const training: Words["training"] = {
  format: { live: "Live-Termin", video: "Video", written: "Text zum Lesen", office_hours: "Offene Sprechstunde" },
  page,
  dates,
  calendar,
  mail,
};

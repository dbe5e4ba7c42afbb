import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

const page: Words["audit"]["page"] = {
  eyebrow: "Eine Stichprobe zum Ansehen",
  title: (what) => `Wie gut gelingt es? ${what}`,
  for: "Für",
  period: "Zeitraum",
  periodText: (from, until) => `${from} bis ${until}`,
  drawn: "Ausgelost",
  drawnText: (size, candidates) => `${size} von ${candidates}`,
  standard: "Was gute Arbeit ist",
  progress: (marked, size) => `${marked} von ${size} bewertet`,
  item: (number, size) => `Nr. ${number} von ${size}`,
  who: "Wer",
  erased: "Jemand, dessen Daten gelöscht sind",
  group: "Gruppe",
  when: "Wann",
  did: "Was getan wurde",
  latest: (count) => counted(count, { one: "Die letzte Handlung", other: "Die letzten # Handlungen" }),
  gone: "Die Einzelheiten hierzu sind nicht mehr gespeichert. „Nicht zu sagen“ ist eine ehrliche Antwort.",
  legend: "Ihre Bewertung",
  mark: { meets: "Entspricht dem", fails: "Entspricht dem nicht", unclear: "Nicht zu sagen" },
  effect: {
    meets: "Es ist gute Arbeit, wie oben beschrieben.",
    fails: "Es bleibt dahinter zurück. Eine Notiz sagt, worin.",
    unclear: "Es zählt weder so noch so und wird neben dem Ergebnis genannt.",
  },
  note: "Notiz",
  noteHelp: "Für die Person, die das Ziel verantwortet. Sie bleibt bei diesem Eintrag und kommt nicht ins Protokoll.",
  save: "Bewertung speichern",
  saved:
    "Jede Bewertung wird einzeln gespeichert. Sie können die Seite schließen und später über denselben Link weitermachen.",
  back: "Nicht ändern und weiter",
  all: "Alles, was ausgelost wurde",
  marked: "Bewertet",
  unmarked: "Noch nicht bewertet",
  open: (number) => `Nr. ${number} ansehen`,
  finishTitle: "Alle sind bewertet",
  finishNote:
    "Wenn Sie abschließen, kommen die Anzahlen ins Protokoll der Änderung, ohne Namen und Notizen. Bis dahin können Sie jede Bewertung ändern.",
  finish: "Abschließen und Anzahlen festhalten",
  notYet: (count) =>
    counted(count, { one: "# Eintrag ist noch nicht bewertet.", other: "# Einträge sind noch nicht bewertet." }),
  done: "Festgehalten. Vielen Dank.",
  doneText: (meets, n, unclear) =>
    `${meets} von ${n} entsprechen dem${unclear === 0 ? "" : `, bei ${unclear} war es nicht zu sagen`}. Hier ist nichts weiter zu tun.`,
  dropped: "Diese Stichprobe wird nicht mehr gebraucht.",
  droppedText: "Sie wurde zurückgezogen. Ihre Bewertungen wurden nicht festgehalten; von Ihnen wird nichts erwartet.",
  ended: "Diese Änderung ist beendet.",
  endedText: "Ihr Protokoll bleibt, wie es ist; von Ihnen wird nichts mehr erwartet.",
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    text: "Vielleicht ist er unvollständig, oder es wurde ein neuerer verschickt. Bitte nutzen Sie den Link in der neuesten Nachricht, oder bitten Sie die Person, die ihn geschickt hat, um einen neuen. Es wurde nichts festgehalten.",
  },
};

const mail: Words["audit"]["mail"] = {
  subject: (size, title) =>
    counted(size, { one: `# Eintrag zum Ansehen: ${title}`, other: `# Einträge zum Ansehen: ${title}` }),
  intro: (asker, target) =>
    `${asker ?? "Die verantwortliche Person"} bittet Sie, eine Stichprobe der Arbeit anzusehen, weil Sie gute Arbeit erkennen: „${target}“.`,
  reminderSubject: (unmarked, title) =>
    unmarked === 0
      ? `Nur noch abschließen: ${title}`
      : counted(unmarked, {
          one: `Noch # Eintrag zum Ansehen: ${title}`,
          other: `Noch # Einträge zum Ansehen: ${title}`,
        }),
  reminder: (unmarked, target) =>
    `${unmarked === 0 ? "Alle Einträge sind bewertet; es fehlt nur noch der Abschluss" : counted(unmarked, { one: "# Eintrag hat noch keine Bewertung von Ihnen", other: "# Einträge haben noch keine Bewertung von Ihnen" })}: „${target}“. Was Sie bewertet haben, bleibt erhalten, und derselbe Link führt weiter. Wenn es nicht geht, sagen Sie es der Person, die Sie gebeten hat, damit jemand anderes es tun kann.`,
  standard: "Was gute Arbeit ist",
  period: "Zeitraum",
  drawn: "Ausgelost",
  next: "Bitte bewerten Sie jeden Eintrag: entspricht dem, entspricht dem nicht, oder nicht zu sagen. Jede Bewertung wird einzeln gespeichert; Sie können aufhören und später weitermachen. Genannt wird ein Anteil mit seiner Unsicherheit, nie etwas über einzelne Personen.",
  button: "Stichprobe ansehen",
  buttonNote: "Damit öffnet sich eine Seite. Festgehalten wird erst etwas, wenn Sie dort bewerten.",
  because: "Sie erhalten diese Nachricht, weil Sie für die Durchsicht benannt wurden.",
};

export const audit: Words["audit"] = { page, mail };

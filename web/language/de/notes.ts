import type { Words } from "../words.ts";

const common: Words["notes"]["common"] = {
  inTheirWords: "Im Wortlaut",
  seeGate: "Freigabe ansehen",
  pageNote: "Die Seite zeigt, was alle bei dieser Freigabe gesagt haben. Durch das Öffnen wird nichts entschieden.",
  atGate: "Sie erhalten diese Nachricht, weil Sie diese Änderung vorschlagen oder verantworten.",
};

const said: Words["notes"]["said"] = {
  approve_with_condition: {
    subject: (name, title) => `${name} stimmt unter einer Bedingung zu: ${title}`,
    intro: (name, gate) => `${name} stimmt bei der Freigabe „${gate}“ unter einer Bedingung zu.`,
    next: "Die Freigabe steht aus, bis die Bedingung dort für erfüllt erklärt oder mit Begründung überstimmt wird.",
    button: "Bedingung ansehen",
  },
  ask: {
    subject: (name, title) => `${name} hat vorher eine Frage: ${title}`,
    intro: (name, gate) => `${name} hat vor der Freigabe „${gate}“ eine Frage.`,
    next: "Bis zu Ihrer Antwort ruht die Frist der anderen Seite; Ihre läuft. Bitte antworten Sie auf der Seite der Änderung.",
    button: "Frage beantworten",
  },
  concern: {
    subject: (name, title) => `${name} hat einen Einwand: ${title}`,
    intro: (name, gate) => `${name} hat bei der Freigabe „${gate}“ einen Einwand.`,
    next: "Die Freigabe steht aus, bis der Einwand dort für erledigt erklärt oder mit Begründung überstimmt wird. Oft hilft ein Gespräch.",
    button: "Einwand ansehen",
  },
  counter: {
    subject: (name, title) => `${name} schlägt etwas anderes vor: ${title}`,
    intro: (name, gate) => `${name} schlägt bei der Freigabe „${gate}“ etwas anderes vor.`,
    next: "Nehmen Sie es in eine neue Fassung auf, oder antworten Sie auf der Seite der Änderung, warum nicht. Bis dahin ruht die Frist der anderen Seite.",
    button: "Gegenvorschlag lesen",
  },
  decline: {
    subject: (name, title) => `${name} lehnt ab: ${title}`,
    intro: (name, gate) => `${name} lehnt bei der Freigabe „${gate}“ ab.`,
    next: "Ob die Freigabe damit abgelehnt ist, hängt von ihrer Regel ab. Sie können die Änderung in den Entwurf zurückholen und mit einem besseren Vorschlag erneut fragen.",
    button: "Freigabe ansehen",
  },
};

const answered: Words["notes"]["answered"] = {
  subject: (title) => `Ihre Frage ist beantwortet: ${title}`,
  intro: (by) => `${by ?? "Die verantwortliche Person"} hat Ihnen geantwortet. Ihre Entscheidung steht wieder aus.`,
  quoted: "Die Antwort",
  next: "Bitte entscheiden Sie jetzt, oder fragen Sie noch einmal nach. Ihre Frist läuft ab dieser Nachricht wieder.",
  button: "Lesen und entscheiden",
  buttonNote:
    "Damit öffnet sich eine Seite. Entschieden wird erst, was Sie dort wählen. Der Link ist nur für Sie; bitte leiten Sie ihn nicht weiter.",
  because: "Sie erhalten diese Nachricht, weil Sie das vor Ihrer Entscheidung gefragt haben.",
};

const overruled: Words["notes"]["overruled"] = {
  subject: {
    concern: (title) => `Ihr Einwand wurde überstimmt: ${title}`,
    condition: (title) => `Ihre Bedingung wurde überstimmt: ${title}`,
  },
  intro: {
    concern: (by, gate) =>
      by === null
        ? `Ihr Einwand bei der Freigabe „${gate}“ wurde überstimmt.`
        : `${by} hat Ihren Einwand bei der Freigabe „${gate}“ überstimmt.`,
    condition: (by, gate) =>
      by === null
        ? `Ihre Bedingung bei der Freigabe „${gate}“ wurde überstimmt.`
        : `${by} hat Ihre Bedingung bei der Freigabe „${gate}“ überstimmt.`,
  },
  quoted: "Die Begründung",
  next: "Ihre Worte und diese Begründung bleiben im Protokoll. Ihre Stimme zählt weder dafür noch dagegen; solange die Freigabe aussteht, können Sie über Ihren eigenen Link noch anders entscheiden.",
  because: {
    concern: "Sie erhalten diese Nachricht, weil Sie diesen Einwand erhoben haben.",
    condition: "Sie erhalten diese Nachricht, weil Sie diese Bedingung gestellt haben.",
  },
};

const overruledForYou: Words["notes"]["overruledForYou"] = {
  subject: (title) => `In Ihrem Namen überstimmt: ${title}`,
  intro: {
    concern: (raiser, gate) =>
      `Ein Programm hat in Ihrem Namen den Einwand von ${raiser} bei der Freigabe „${gate}“ überstimmt.`,
    condition: (raiser, gate) =>
      `Ein Programm hat in Ihrem Namen die Bedingung von ${raiser} bei der Freigabe „${gate}“ überstimmt.`,
  },
  next: "War das Ihr Auftrag, müssen Sie nichts tun. Wenn nicht, sagen Sie es sofort der Stelle, die Takehold betreibt: Das Protokoll nennt den Schlüssel, der es getan hat.",
  because: "Sie erhalten diese Nachricht, weil im Protokoll steht, dass Sie es überstimmt haben.",
};

const breach: Words["notes"]["breach"] = {
  subject: (name, title) => `${name} hat noch nicht entschieden: ${title}`,
  intro: (name, due) =>
    due === null
      ? `${name} wurde um eine Entscheidung gebeten und hat noch nicht geantwortet.`
      : `${name} wurde um eine Entscheidung bis ${due}, gebeten und hat noch nicht geantwortet.`,
  next: (name) =>
    `Bitte fragen Sie ${name}, was im Weg steht: Über den eigenen Link lässt sich eine Rückfrage stellen oder jemand anderes benennen. Wenn niemand antwortet, erfährt es als Nächstes, wer die Änderung sponsert.`,
  because: (name) => `Sie erhalten diese Nachricht, weil Sie als Führungskraft von ${name} eingetragen sind.`,
};

const edited: Words["notes"]["edited"] = {
  subject: (title) => `Zu Ihrer Information, bearbeitet: ${title}`,
  intro:
    "Ein Teil des Vorschlags wurde bearbeitet, der nichts an dem ändert, worüber Sie entscheiden. Was gesagt wurde, gilt weiter.",
  quoted: "Was bearbeitet wurde",
  next: "Sie brauchen nichts zu tun. Falls es für Sie doch eine Rolle spielt, können Sie Ihre Entscheidung ändern, solange die Freigabe aussteht.",
  button: "Änderung lesen",
  buttonNote:
    "Damit öffnet sich eine Seite. Durch das Öffnen wird nichts entschieden. Der Link ist nur für Sie; bitte leiten Sie ihn nicht weiter.",
  because: "Sie erhalten diese Nachricht, weil Sie zu dieser Änderung gefragt sind.",
};

const counter: Words["notes"]["counter"] = {
  subject: (title) => `Ein Gegenvorschlag: ${title}`,
  intro: (by) =>
    `${by ?? "Die verantwortliche Person"} kann Ihren Vorschlag so nicht annehmen und schlägt stattdessen etwas anderes vor.`,
  intake: "Annahme",
  quoted: "Was vorgeschlagen wird",
  textErased: "(Der Text wurde gelöscht.)",
  byWhen: (day) => `Bis wann: ${day}.`,
  tradeOff: (text) => `Der Preis dafür: ${text}`,
  next: "Auf Ihrer eigenen Seite können Sie ihn ohne Konto in einem Schritt übernehmen; er wird dann Teil des Textes, und die genannten Personen werden gefragt. Oder ziehen Sie Ihren Vorschlag dort zurück, oder lassen Sie ihn zum Entwurf machen und schreiben ihn neu.",
  button: "Lesen und antworten",
  because: "Sie erhalten diese Nachricht, weil Sie diese Änderung vorgeschlagen haben.",
};

export const notes: Words["notes"] = { common, said, answered, overruled, overruledForYou, breach, edited, counter };

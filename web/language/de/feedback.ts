import type { Words } from "../words.ts";

const page: Words["feedback"]["page"] = {
  eyebrow: "Rückmeldung",
  title: "Wie kommen Sie damit zurecht?",
  lead: (title) =>
    `„${title}“ ist in Ihrer Arbeit angekommen. Sie wissen am besten, wo es hilft und wo nicht; was Sie sagen, entscheidet darüber, was nun getan wird.`,
  owner: "Wer fragt",
  until: "Antworten bis",
  you: "Sie",
  privacy: (smallest) =>
    `Ihr Name steht nie dabei, für niemanden. Wer an dieser Änderung arbeitet, liest es, sobald mindestens ${smallest} Personen geantwortet haben, und kann aus einer Idee eine eigene Änderung machen. Bitte nennen Sie keine Namen und nichts, woran man jemanden erkennt.`,
  helpsHelp: "Eine Gewohnheit, jemand im Team, eine Maske, eine Regel: ganz gleich, was.",
  easierHelp: "Auch das Kleinste zählt.",
  answer: "Ihre Antwort",
  mayBeAsked: "Kolleginnen und Kollegen dürfen mich dazu fragen",
  mayBeAskedTo: (title) =>
    `Kreuzen Sie es nur an, wenn Sie gern helfen. Ihr Name, und nichts von dem, was Sie schreiben, steht dann für die Menschen Ihrer Gruppe auf dieser Seite, für die Leitung Ihrer Gruppe in dem, was ihr darüber mitgeteilt wird, und für alle, die „${title}“ führen oder in Takehold Namen sehen dürfen. Nehmen Sie das Kreuz hier jederzeit heraus, und er steht nirgends mehr.`,
  isAsked: "Kolleginnen und Kollegen dürfen Sie dazu fragen: Ihr Name steht für sie hier.",
  nobodyAsks: "Meinen Namen herausnehmen",
  colleagues: (names) => `Wen Sie in Ihrer Gruppe gern fragen dürfen: ${names}.`,
  grown: (key) => `Aus einer Idee von Ihnen ist eine eigene Änderung geworden: ${key}.`,
  grownText: "Wer sie führt, sagt es in eigenen Worten. Ihr Name steht nirgends.",
  record: "Meine Antwort festhalten",
  recordChange: "Geänderte Antwort festhalten",
  takeBack: "Um sie zurückzunehmen, leeren Sie beide Felder und halten Sie das fest.",
  recorded: "Ihre Antwort ist festgehalten.",
  recordedText: (until) => `Sie können sie hier bis ${until} ändern.`,
  over: (day) => `Antworten wurden bis ${day} angenommen.`,
  overSaid: "Was Sie gesagt haben, gilt, ohne Ihren Namen.",
  overSilent: "Hier wird nichts weiter von Ihnen erwartet.",
  ended: "Diese Änderung ist beendet. Von Ihnen wird nichts mehr erwartet.",
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    text: "Vielleicht ist er unvollständig, oder es wurde ein neuerer verschickt. Bitte nutzen Sie den Link in der neuesten Nachricht, oder bitten Sie die Person, die ihn geschickt hat, um einen neuen. Es wurde nichts festgehalten.",
  },
};

const mail: Words["feedback"]["mail"] = {
  subject: (title) => `Wie kommen Sie damit zurecht? ${title}`,
  intro: (title) =>
    `„${title}“ ist in Ihrer Arbeit angekommen. Zwei Fragen, etwa zwei Minuten: Was Sie sagen, entscheidet darüber, was nun getan wird.`,
  asked: "Was wir gern wüssten",
  until: "Antworten bis",
  next: (smallest) =>
    `Antworten Sie, worauf Sie mögen, in Ihren eigenen Worten. Ihr Name steht nie dabei, und gelesen wird erst, wenn mindestens ${smallest} Personen geantwortet haben.`,
  button: "Die zwei Fragen beantworten",
  buttonNote: "Damit öffnet sich eine Seite. Festgehalten wird erst etwas, wenn Sie dort die Schaltfläche drücken.",
  because: "Sie erhalten diese Nachricht, weil die Änderung Ihr Team erreicht hat.",
  freshBecause: "Sie erhalten diese Nachricht, weil auf der Seite Ihres alten Links die Schaltfläche gedrückt wurde.",
};

export const feedback: Words["feedback"] = {
  questions: {
    helps: "Was hilft Ihnen, so zu arbeiten, und was steht im Weg?",
    easier: "Was würde es Ihnen am ehesten erleichtern?",
  },
  page,
  mail,
};

import type { Words } from "../words.ts";
import { capital, people } from "./numbers.ts";

const recorded: Words["decision"]["recorded"] = {
  approve: (revision, when) => `Festgehalten: Sie haben der Fassung ${revision} zugestimmt (${when}).`,
  approve_with_condition: (revision, when) =>
    `Festgehalten: Sie haben der Fassung ${revision} unter einer Bedingung zugestimmt (${when}).`,
  ask: (revision, when) => `Festgehalten: Sie haben eine Frage zur Fassung ${revision} gestellt (${when}).`,
  concern: (revision, when) => `Festgehalten: Sie haben einen Einwand gegen die Fassung ${revision} erhoben (${when}).`,
  counter: (revision, when) =>
    `Festgehalten: Sie haben etwas anderes als die Fassung ${revision} vorgeschlagen (${when}).`,
  decline: (revision, when) => `Festgehalten: Sie haben die Fassung ${revision} abgelehnt (${when}).`,
  abstain: (revision, when) => `Festgehalten: Sie enthalten sich zur Fassung ${revision} (${when}).`,
  consented_by_silence: (revision, when) =>
    `Sie haben nicht rechtzeitig geantwortet; Ihr Schweigen gilt als Zustimmung zur Fassung ${revision} (${when}).`,
};

const next: Words["decision"]["next"] = {
  overruled: "Solange die Freigabe aussteht, können Sie noch einmal entscheiden.",
  answer:
    "Sobald geantwortet wird, erhalten Sie eine Nachricht, und die Antwort steht hier. Sie brauchen nicht darauf zu warten.",
  concern: (overrulers) =>
    `Die Freigabe steht aus, bis Sie Ihren Einwand für erledigt erklären${or(overrulers, "ihn")}.`,
  condition: (overrulers) =>
    `Die Freigabe steht aus, bis Sie Ihre Bedingung für erfüllt erklären${or(overrulers, "sie")}.`,
  silence:
    "Festgehalten ist es als Zustimmung durch Schweigen, nicht als ausdrückliche Zustimmung. Solange die Freigabe aussteht, können Sie noch entscheiden.",
  left: (count) =>
    count === 1 ? "Eine weitere Person entscheidet." : `${capital(people(count))} weitere Personen entscheiden.`,
  questionLeft: "Eine Frage ist noch zu beantworten.",
  objectionLeft: "Die Freigabe steht aus, bis alle Bedingungen und Einwände geklärt sind.",
  beingDecided: "Die Freigabe wird gerade entschieden.",
};

function or(overrulers: readonly string[], what: string): string {
  return overrulers.length === 0
    ? ""
    : ` oder ${overrulers.join(" oder ")} ${what} namentlich und mit Begründung überstimmt`;
}

const closed: Words["decision"]["closed"] = {
  gate: {
    approved: (day) => `Diese Freigabe wurde am ${day} erteilt.`,
    declined: (day) => `Diese Freigabe wurde am ${day} abgelehnt.`,
  },
  noMore: "Eine weitere Entscheidung wird nicht mehr gebraucht und nicht mehr festgehalten.",
  gateClosed: (day) => `Diese Freigabe wurde am ${day} geschlossen.`,
  reworked: "Der Vorschlag ging zurück in die Überarbeitung. Wird er neu vorgelegt, erhalten Sie einen neuen Link.",
  nothingAsked: "Von Ihnen wird nichts mehr erwartet.",
  ended: (day) => `Diese Änderung wurde am ${day} beendet.`,
  withdrawn: "Die Änderung wurde zurückgezogen. Von Ihnen wird nichts mehr erwartet.",
  declined: "Die Änderung wurde abgelehnt. Von Ihnen wird nichts mehr erwartet.",
  held: (day) => `Diese Änderung ruht seit dem ${day}.`,
  heldText: "Bis es weitergeht, wird nichts von Ihnen erwartet. Danach gilt dieser Link wieder.",
};

const trouble: Words["decision"]["trouble"] = {
  notRecorded: "Die Entscheidung wurde nicht festgehalten.",
  expired:
    "Die Seite war länger als zwei Stunden geöffnet. Ihr Text ist noch da; bitte sehen Sie ihn noch einmal durch und senden Sie ihn erneut.",
  revised: (revision) =>
    `Der Vorschlag wurde geändert, während diese Seite geöffnet war. Sie sehen jetzt Fassung ${revision}. Ihr Text ist noch da.`,
  unconfirmed: "Wir konnten nicht bestätigen, dass Ihre Entscheidung festgehalten wurde.",
  unreachable: (requestId) =>
    `Das Protokoll ist gerade nicht erreichbar. Ihr Text ist noch da, und Sie können ihn in einer Minute gefahrlos erneut senden: Er zählt nur einmal. Vorgang ${requestId}.`,
};

export const decision: Words["decision"] = {
  recorded,
  inYourWords: (reason) => `In Ihren Worten: „${reason}“`,
  questionWith: (owner) => `Ihre Frage liegt bei ${owner ?? "der verantwortlichen Person"}; Ihre Frist ruht.`,
  proposalWith: (owner) => `Ihr Vorschlag liegt bei ${owner ?? "der verantwortlichen Person"}; Ihre Frist ruht.`,
  overruled: {
    concern: (by) => `Ihr Einwand wurde überstimmt, und zwar von ${by ?? "der Sponsorin oder dem Sponsor"}.`,
    condition: (by) => `Ihre Bedingung wurde überstimmt, und zwar von ${by ?? "der Sponsorin oder dem Sponsor"}.`,
    reason: (reason) => `Die Begründung: „${reason}“`,
    text: "Beides bleibt im Protokoll, und Ihre Stimme zählt weder dafür noch dagegen.",
  },
  next,
  closed,
  trouble,
};

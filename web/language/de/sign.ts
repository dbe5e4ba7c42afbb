import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

const page: Words["sign"]["page"] = {
  title: (key) => `Freigabe ${key}`,
  skip: "Zu Ihrer Entscheidung springen",
  footer: (until) =>
    `Dieser Link ist nur für Sie${until === null ? "" : ` und gilt bis ${until}`}. Bitte leiten Sie ihn nicht weiter.`,
  decidesFor: (who) => `Sie entscheiden für ${who}.`,
  passedOn: (by, note) =>
    `${by} hat die Anfrage an Sie weitergegeben${note === undefined ? "." : ` und schreibt dazu: „${note}“.`} Das Protokoll nennt Sie beide.`,
  isAway: (by) => `${by} ist nicht da und hat Sie für diese Zeit benannt. Das Protokoll nennt Sie beide.`,
  readAnswer: "Die Antwort lesen",
  notDecided: "Noch nicht entschieden",
  neededBy: (day) => `Benötigt bis ${day}`,
  goToDecision: "Jetzt entscheiden",
  proof: {
    label: "Wie Ihre Entscheidung aufbewahrt wird",
    before: "Was Ihnen gezeigt wurde, wird mit Ihrer Entscheidung aufbewahrt, unter der Prüfsumme",
    after: ", und lässt sich später nicht ändern. Das Öffnen dieser Seite entscheidet nichts.",
  },
  moreWaiting: (count) =>
    counted(count, { one: "# weitere Anfrage wartet auf Sie.", other: "# weitere Anfragen warten auf Sie." }),
  mailList: "Liste per E-Mail anfordern",
  othersFirst: {
    title: "Zuerst werden andere gefragt.",
    text: "Von Ihnen wird noch nichts erwartet. Wenn Sie an der Reihe sind, erhalten Sie eine Nachricht; erst dann beginnt Ihre Frist.",
  },
  rehearsal: {
    title: "So wird die Seite aussehen.",
    text: "Noch ist niemand gefragt, und nichts auf dieser Seite wird festgehalten. Alle Termine gelten so, als würde heute gefragt.",
  },
  decision: "Ihre Entscheidung",
  again: {
    withoutAnswer: "Ohne die Antwort entscheiden",
    change: "Meine Entscheidung ändern",
    note: "Die Freigabe steht noch aus. Alles Gesagte bleibt im Protokoll; es gilt, was Sie zuletzt sagen.",
    title: "Noch einmal entscheiden",
  },
  notRecordedYet: "Ihre Entscheidung ist noch nicht festgehalten.",
  notPassedOnYet: "Die Anfrage ist noch nicht weitergegeben.",
};

const form: Words["sign"]["form"] = {
  note: "Nichts ist vorausgewählt. Solange die Freigabe aussteht, können Sie Ihre Entscheidung ändern.",
  reason: "In Ihren Worten",
  reasonHelp: (canAbstain) =>
    `Nötig, außer Sie stimmen zu${canAbstain ? " oder enthalten sich" : ""}. Alle, die hier entscheiden, können es lesen.`,
  record: "Entscheidung festhalten",
  condition: "Die Bedingung, in Ihren Worten",
  conditionHelp: "Damit sich jemand darum kümmern kann und Sie erkennen, wann sie erfüllt ist.",
  passOn: {
    title: "Dafür ist jemand anderes zuständig",
    note: "Die Person erhält einen eigenen Link und entscheidet an Ihrer Stelle; das Protokoll nennt Sie beide. Ihr Link gilt dann nicht mehr.",
    to: "Wer soll stattdessen entscheiden?",
    toHelp: "Die E-Mail-Adresse. Nicht die der Person, die es vorgeschlagen hat.",
    toExample: "name@firma.example",
    why: "Eine Notiz dazu",
    button: "Anfrage weitergeben",
  },
  close: {
    concern: {
      question: "Ist Ihr Einwand erledigt?",
      note: "Danach werden Sie noch einmal um Ihre Entscheidung gebeten.",
      button: "Einwand für erledigt erklären",
    },
    condition: {
      question: "Ist Ihre Bedingung erfüllt?",
      note: "Danach gilt Ihre Zustimmung ohne sie.",
      button: "Bedingung für erfüllt erklären",
    },
  },
};

const choices: Words["sign"]["choices"] = {
  legend: "Wählen Sie eine Antwort",
  goAhead: "Ja",
  notYet: "Noch nicht",
  no: (canAbstain) => (canAbstain ? "Nein, oder ohne mich" : "Nein"),
  label: {
    approve: "Zustimmen",
    approve_with_condition: "Unter einer Bedingung zustimmen",
    ask: "Ich muss vorher etwas wissen",
    concern: "Ich habe einen Einwand",
    counter: "Ich schlage etwas anderes vor",
    decline: "Ablehnen",
    abstain: "Mich enthalten",
  },
  effect: {
    approve: "Es geht weiter wie hier beschrieben.",
    approve_with_condition: "Sie stimmen zu; die Freigabe steht aus, bis Sie die Bedingung für erfüllt erklären.",
    ask: (owner) =>
      `Die Antwort gibt ${owner ?? "die verantwortliche Person"} auf dieser Seite. Bis dahin ruht Ihre Frist.`,
    concern: "Die Freigabe steht aus, bis Sie ihn für erledigt erklären. Ihr Name steht dabei.",
    counter: (owner) =>
      `Sagen Sie, was, bis wann und was es kosten würde. Die Antwort gibt ${owner ?? "die verantwortliche Person"} hier; Ihre Frist ruht.`,
    decline: (decides) =>
      `${decides ? "Ihr Nein allein entscheidet diese Freigabe. " : ""}Mit Ihrer Begründung, damit wir es besser machen können.`,
    abstain: "Sie überlassen es den anderen. Ihre Stimme zählt weder dafür noch dagegen.",
  },
};

const youSaid: Words["gate"]["said"] = {
  approve: "Dem früheren Text haben Sie zugestimmt",
  approve_with_condition: "Dem früheren Text haben Sie unter einer Bedingung zugestimmt",
  ask: "Zum früheren Text haben Sie eine Frage gestellt",
  concern: "Gegen den früheren Text haben Sie einen Einwand erhoben",
  counter: "Statt des früheren Textes haben Sie etwas anderes vorgeschlagen",
  decline: "Den früheren Text haben Sie abgelehnt",
  abstain: "Zum früheren Text haben Sie sich enthalten",
  consented_by_silence: "Dem früheren Text haben Sie durch Schweigen zugestimmt",
};

const letter: Words["sign"]["letter"] = {
  revision: (revision) => `Fassung ${revision}`,
  gate: (name) => `Freigabe: ${name}`,
  askedBy: "Gefragt von",
  askedByFor: (by, sponsor) => `${by}, für ${sponsor}`,
  askedOn: "Gefragt am",
  askedOnDue: (day, due) => `${day}, fällig am ${due}`,
  neededBy: "Benötigt bis",
  what: "Was sich ändert",
  marked: (revision, choice) =>
    `Markiert ist, was sich seit Fassung ${revision} geändert hat, die Sie gesehen haben.${choice === null ? "" : ` ${youSaid[choice]}; für diesen zählt das nicht.`}`,
  elsewhere: "Was sonst noch anders lautet als zuvor",
  why: "Warum",
  asks: "Was es für Sie bedeutet",
  targets: "Woran wir erkennen, dass es genutzt wird",
  ifNothing: "Wenn Sie nichts tun",
  others: "Wer noch entscheidet",
  standing: {
    later: "wird erst nach anderen gefragt",
    waiting: "noch nicht entschieden",
    hasBall: "noch nicht entschieden",
    approved: "zugestimmt",
    approvedWithCondition: "unter einer Bedingung zugestimmt",
    consented: "durch Schweigen zugestimmt",
    asked: "eine Frage gestellt",
    countered: "etwas anderes vorgeschlagen",
    concern: "einen Einwand erhoben",
    declined: "abgelehnt",
    abstained: "enthalten",
    overruled: "überstimmt, zählt weder dafür noch dagegen",
    withdrawn: "nicht mehr nötig",
  },
  conversation: "Fragen und Antworten",
  wordsErased: "Der Wortlaut wurde mit der Person gelöscht, die ihn schrieb.",
  agreed: (what, when, tradeOff) =>
    `Bei der Annahme vereinbart: ${what}${when === null ? "" : ` Bis ${when}.`}${tradeOff === null ? "" : ` Der Preis dafür: ${tradeOff}`}`,
  you: "Sie",
  youFor: (who) => `Sie für ${who}`,
  actingFor: (person, who) => `${person} für ${who}`,
  theOwner: "Die verantwortliche Person",
  erased: "Gelöschte Person",
  did: {
    ask: (isReader) => (isReader ? "haben gefragt" : "hat gefragt"),
    counter: (isReader) => (isReader ? "haben etwas anderes vorgeschlagen" : "hat etwas anderes vorgeschlagen"),
    answered: (isReader) => (isReader ? "haben geantwortet" : "hat geantwortet"),
  },
  weight: {
    required: "muss zustimmen",
    veto: "hat ein Vetorecht",
    turn: (place) => `wird an ${place}. Stelle gefragt`,
  },
  news: {
    questionAnswered: "Ihre Frage wurde beantwortet.",
    proposalAnswered: "Ihr Vorschlag wurde beantwortet.",
    decideNow: "Bitte entscheiden Sie jetzt, oder fragen Sie noch einmal nach. Ihre Frist läuft wieder.",
    concernClosed: "Sie haben Ihren Einwand für erledigt erklärt.",
    sayNow: "Bitte sagen Sie jetzt, wie Sie entscheiden: Ein erledigter Einwand ist noch keine Zustimmung.",
  },
};

export const sign: Words["sign"] = { page, form, choices, letter };

import type { Words } from "../words.ts";

const common: Words["news"]["common"] = {
  next: "Wie es weitergeht",
  seeChange: "Änderung ansehen",
  kept: "Was Sie geschrieben haben, bleibt erhalten.",
  wasDue: "War fällig",
  due: "Fällig",
};

const escalation: Words["news"]["escalation"] = {
  subject: (title) => `Überfällig, jetzt bei Ihnen: ${title}`,
  preview: (gate, who) => `Die Freigabe „${gate}“ wartet über ihre Frist hinaus auf: ${who.join(", ")}.`,
  intro: (gate, due) => `Die Freigabe „${gate}“ war am ${due}, fällig und ist nicht entschieden.`,
  waitingOn: "Wartet auf",
  asked: (who, day) => `${who}, gefragt am ${day}`,
  button: "Freigabe ansehen",
  buttonNote:
    "Die Seite zeigt, wer was entschieden hat. Ein Wort von Ihnen hilft oft mehr als eine weitere Erinnerung.",
  until: "Bis entschieden ist:",
  effect: "Die Freigabe steht aus, und die Arbeit beginnt nicht.",
  because: "Sie erhalten diese Nachricht, weil die Änderung zu Ihnen kommt, wenn eine ihrer Freigaben überfällig ist.",
};

const gateResult: Words["news"]["gateResult"] = {
  subject: {
    approved: (title) => `Freigegeben: ${title}`,
    declined: (title) => `Abgelehnt: ${title}`,
  },
  intro: {
    approved: (gate) => `Die Freigabe „${gate}“ wurde erteilt.`,
    declined: (gate) => `Die Freigabe „${gate}“ wurde abgelehnt.`,
  },
  said: (said, reason) => `${said}: „${reason}“`,
  next: {
    othersOpen: "Andere Freigaben stehen noch aus.",
    work: "Die Arbeit kann beginnen.",
    back: "Die verantwortliche Person kann den Vorschlag in den Entwurf zurückholen, die Gründe berücksichtigen und erneut fragen oder ihn zurückziehen.",
  },
  buttonNote: "Dort ist jede Entscheidung festgehalten, zusammen mit dem, was gezeigt wurde.",
  because: "Sie erhalten diese Nachricht, weil Sie diese Änderung vorgeschlagen haben oder verantworten.",
};

const intake: Words["news"]["intake"] = {
  subject: (title) => `Neuer Vorschlag: ${title}`,
  subjectLate: (title) => `Überfällige Antwort: ${title}`,
  intro: (by) => `${by ?? "Eine gelöschte Person"} schlägt diese Änderung vor und wartet auf Ihre Antwort.`,
  introLate: (by) =>
    `${by ?? "Eine gelöschte Person"} hat diese Änderung vorgeschlagen und in der vereinbarten Zeit keine Antwort erhalten. Sie sponsern diese Änderung.`,
  answerDue: "Antwort fällig",
  inOneSentence: "In einem Satz",
  button: "Lesen und antworten",
  buttonNote:
    "Sie können den Vorschlag annehmen oder mit Begründung ablehnen. Beides sind gute Antworten, Schweigen ist keine.",
  because: "Sie erhalten diese Nachricht, weil Sie diese Änderung verantworten.",
  becauseLate: "Sie erhalten diese Nachricht, weil Sie diese Änderung sponsern.",
};

const intakeResult: Words["news"]["intakeResult"] = {
  subject: {
    accepted: (title) => `Angenommen: ${title}`,
    declined: (title) => `Abgelehnt: ${title}`,
  },
  intro: {
    accepted: (by) => `${by ?? "Die verantwortliche Person"} hat Ihren Vorschlag angenommen.`,
    declined: (by) => `${by ?? "Die verantwortliche Person"} hat Ihren Vorschlag abgelehnt.`,
  },
  reason: { accepted: "Im Wortlaut", declined: "Die Begründung" },
  next: {
    accepted:
      "Alle, die zustimmen müssen, sind jetzt gefragt. Sobald sie entschieden haben, erhalten Sie eine Nachricht.",
    declined:
      "Damit ist der Vorgang beendet. Sie können eine neue Änderung vorschlagen, die die Begründung berücksichtigt.",
  },
  because: "Sie erhalten diese Nachricht, weil Sie diese Änderung vorgeschlagen haben.",
};

const reinforcement: Words["news"]["reinforcement"] = {
  subject: (title) => `Lässt nach: ${title}`,
  fell: (target, aim, rate) =>
    `„${target}“ war erreicht und ist unter ${aim ?? "den Schwellenwert"} gefallen${rate === null ? "" : `: ${rate.share}, ${rate.counted} von ${rate.judged}`}.`,
  rose: (target, aim, rate) =>
    `„${target}“ war erreicht und ist über ${aim ?? "den Schwellenwert"} gestiegen${rate === null ? "" : `: ${rate.share}, ${rate.counted} von ${rate.judged}`}.`,
  asked: "Worum Sie gebeten werden",
  ask: "Finden Sie mit den Betroffenen heraus, was sie davon abhält, helfen Sie bei einer Sache, und halten Sie fest, was Sie getan haben.",
  button: "Sehen, wer aufgehört hat und wann",
  buttonNote:
    "Gezeigt werden Gruppen, nicht Personen. Halten Sie dort fest, was getan wurde; die Quote zeigt, ob es geholfen hat.",
  because: "Sie erhalten diese Nachricht, weil Sie dieses Nutzungsziel verantworten.",
};

const outcome: Words["news"]["outcome"] = {
  word: {
    adopted: "wird genutzt",
    adopted_in_part: "wird teilweise genutzt",
    lapsed: "wird nicht mehr genutzt",
    not_adopted: "wird nicht genutzt",
    not_measurable: "nicht messbar",
    withdrawn: "zurückgezogen",
    declined: "abgelehnt",
  },
  subject: (word, title) => `${word}: ${title}`,
  preview: (word) => `Die Änderung ist abgeschlossen. Ergebnis: ${word}.`,
  intro: (day, word) => `Diese Änderung wurde am ${day}, abgeschlossen. Ergebnis: ${word}.`,
  measured: "Was gemessen wurde",
  early: (by, reason) => `${by ?? "Ein Programm"} hat sie vorzeitig abgeschlossen: „${reason}“`,
  onRecord: "Im Protokoll",
  button: "Die ganze Geschichte ansehen",
  buttonNote: "Das Ergebnis ist aus der Nutzung berechnet. Niemand hat es von Hand eingetragen.",
  because: "Sie erhalten diese Nachricht, weil Sie diese Änderung verantworten, sponsern oder vorgeschlagen haben.",
};

export const news: Words["news"] = { common, escalation, gateResult, intake, intakeResult, reinforcement, outcome };

import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

const frame: Words["mail"]["frame"] = {
  reference: (key, revision) => `${key}, Fassung ${revision}`,
  sender: (organisation) =>
    organisation === undefined ? "Gesendet von Takehold." : `Gesendet von Takehold für ${organisation}.`,
  ifButtonFails: "Falls die Schaltfläche nicht funktioniert:",
  yoursUntil: (day) => `Dieser Link ist nur für Sie und gilt bis ${day}; bitte leiten Sie ihn nicht weiter.`,
  record: (entry) => `Protokoll von ${entry}`,
  yours: "Dieser Link ist nur für Sie; bitte leiten Sie ihn nicht weiter.",
};

const asked: Words["mail"]["asked"] = {
  aMinute: "Es dauert etwa eine Minute.",
  button: "Lesen und entscheiden",
  buttonNote:
    "Damit öffnet sich eine Seite. Entschieden wird erst, was Sie dort wählen: zustimmen oder mit Begründung ablehnen.",
  ifNothing: "Wenn Sie nichts tun:",
  neededBy: "Benötigt bis",
  due: "Fällig",
  wasDue: "War fällig",
  gate: "Freigabe",
  soFar: "Stand",
  beside: "Außerdem",
  besideText: (count) =>
    `${counted(count, { one: "# weitere Anfrage wartet auf Sie", other: "# weitere Anfragen warten auf Sie" })}; über eine Schaltfläche auf der Seite erhalten Sie die Liste per E-Mail`,
};

const request: Words["mail"]["request"] = {
  subject: (title) => `Ihre Entscheidung: ${title}`,
  subjectBy: (day, title) => `Ihre Entscheidung bis ${day}: ${title}`,
  intro: (by, role) => `${by} bittet Sie${as(role)} um Ihre Entscheidung. Es dauert etwa eine Minute.`,
  introInPlace: (forWhom, role) =>
    `${forWhom} bittet Sie, in Vertretung zu entscheiden${as(role)}. Es dauert etwa eine Minute.`,
  introWhileAway: (forWhom, role) =>
    `${forWhom} ist nicht da und hat Sie für diese Zeit benannt. Bitte entscheiden Sie in Vertretung${as(role)}. Es dauert etwa eine Minute.`,
  introAgain: (by, role) =>
    `Der Vorschlag wurde geändert. Deshalb bittet ${by} Sie${as(role)} noch einmal um Ihre Entscheidung. Was Sie vorher gesagt haben, galt für den früheren Text.`,
  whatTheyWrote: (name) => `Was ${name} dazu schreibt`,
  quote: (text) => `„${text}“`,
  changed: "Was sich geändert hat, seit Sie es zuletzt gesehen haben",
  why: "Warum",
  asks: "Was es für Sie bedeutet",
  becauseInPlace: (forWhom) =>
    `Sie erhalten diese Nachricht, weil Sie an der Stelle von ${forWhom} entscheiden; das Protokoll nennt Sie beide.`,
  because: "Sie erhalten diese Nachricht, weil die Änderung Sie unter denen nennt, die entscheiden.",
};

function as(role: string | undefined): string {
  return role === undefined ? "" : ` als ${role}`;
}

const reminder: Words["mail"]["reminder"] = {
  subject: (title) => `Wartet noch auf Sie: ${title}`,
  subjectDue: (day, title) => `Wartet noch auf Sie, fällig am ${day}: ${title}`,
  subjectOverdue: (title) => `Wartet noch auf Sie, überfällig: ${title}`,
  preview: (day, waitedDays) => `Angefragt am ${day}${ago(waitedDays)}. Es dauert etwa eine Minute.`,
  intro: (by, day, waitedDays) =>
    `${by} hat Sie am ${day}${ago(waitedDays)}, um Ihre Entscheidung gebeten. Sie steht noch aus.`,
  sameLink: "Es ist derselbe Link wie zuvor.",
  because: (count) =>
    `Sie erhalten diese Nachricht, weil Ihre Entscheidung noch aussteht; dies ist die ${count}. Erinnerung.`,
};

function ago(days: number | undefined): string {
  return days === undefined ? "" : ` (vor ${counted(days, { one: "# Arbeitstag", other: "# Arbeitstagen" })})`;
}

export const mail: Words["mail"] = { frame, asked, request, reminder };

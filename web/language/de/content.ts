import type { Words } from "../words.ts";
import { counted, number } from "./numbers.ts";

const parts: Words["content"]["parts"] = {
  title: "Titel",
  summary: "Was sich ändert",
  why: "Warum",
  use: "Wie es genutzt wird",
  audience: "Wer anders arbeitet",
  decision: "Welche Entscheidung es trägt",
  ifNothing: "Wenn wir nichts tun",
  agreed: "Bei der Annahme vereinbart",
  asks: "Was es für die Beteiligten bedeutet",
  tier: "Stufe",
  sponsor: "Sponsor",
  owner: "Verantwortlich",
  gate: (name) => `Freigabe „${name}“`,
  neededBy: "Benötigt bis",
  buildIn: "Zeit zum Umsetzen",
  population: "Personenkreis",
  countries: "Länder",
  waves: "Wellen",
  target: (name) => `Ziel „${name}“`,
  noTarget: "Warum es kein Ziel gibt",
  metric: "Geschäftskennzahl",
  buildBudget: "Budget für die Umsetzung",
  adoptionBudget: "Budget für die Einführung",
  integration: (connects) => `Schnittstelle ${connects}`,
  work: "Arbeiten",
  training: "Schulung",
};

const gateLine: Words["content"]["gateLine"] = {
  nobodyYet: "noch niemand",
  required: "erforderlich",
  veto: "Vetorecht",
  rule: {
    all: "alle müssen zustimmen",
    any: "eine Zustimmung genügt",
    atLeast: (count) => `mindestens ${number(count)} müssen zustimmen`,
    percent: (share) => `${share} müssen zustimmen`,
  },
  dueIn: (time) =>
    "days" in time
      ? counted(time.days, { one: "fällig nach # Arbeitstag", other: "fällig nach # Arbeitstagen" })
      : counted(time.hours, { one: "fällig nach # Arbeitsstunde", other: "fällig nach # Arbeitsstunden" }),
  silence: {
    block: "Schweigen ist keine Zustimmung",
    escalate: "Schweigen ist keine Zustimmung und wird nach oben gemeldet",
    consent: "Schweigen gilt als Zustimmung",
  },
};

const difference: Words["content"]["difference"] = {
  added: (part, after) => `${part}: neu: „${after}“`,
  removed: (part, before) => `${part}: entfällt, bisher „${before}“`,
  changed: (part, before, after) => `${part}: bisher „${before}“, jetzt „${after}“`,
};

const spans = {
  day: { one: "des letzten Tages", other: "der letzten # Tage" },
  week: { one: "der letzten Woche", other: "der letzten # Wochen" },
  month: { one: "des letzten Monats", other: "der letzten # Monate" },
};

const last = {
  day: { one: "am letzten Tag", other: "in den letzten # Tagen" },
  week: { one: "in der letzten Woche", other: "in den letzten # Wochen" },
  month: { one: "im letzten Monat", other: "in den letzten # Monaten" },
};

const target: Words["content"]["target"] = ({ name, rate, isAtMost, groups, event, habit, sustainDays }) => {
  const who = groups.length > 0 ? `von ${groups.join(" und ")}` : "aller, für die es gedacht ist,";
  const share = `${isAtMost === true ? "Höchstens " : ""}${rate ?? (isAtMost === true ? "ein Teil" : "Ein Teil")} ${who}`;
  const [use, keep] = rate === null ? ["nutzt", "hält"] : ["nutzen", "halten"];
  if (habit === null) return `${share} ${use} es: „${event}“.`;
  const { counts, period, k, m, w } = habit;
  const often =
    counts === "active"
      ? counted(w, last[period])
      : `mindestens ${k === 1 ? "einmal" : `${number(k)}-mal`} in ${number(m)} ${counted(w, spans[period])}`;
  const held =
    sustainDays === 0
      ? ""
      : counted(sustainDays, { one: ` und ${keep} es # Tag lang durch`, other: ` und ${keep} es # Tage lang durch` });
  return `${name === "" ? "" : `${name}: `}${share} ${use} „${event}“ ${often}${held}.`;
};

const service: Words["content"]["service"] = (facts) => {
  const { name, rate, groups, event, answer, within, team, key, sustainDays } = facts;
  const who = groups.length > 0 ? ` für ${groups.join(" und ")}` : "";
  const whose = team === null ? "" : ` von ${team}`;
  const time = within === null ? "rechtzeitig" : `innerhalb von ${businessTime(within)}${whose}`;
  const matched =
    key === null ? "" : `, ${key.isSamePerson ? "von derselben Person, " : ""}zugeordnet über ${key.property}`;
  const held =
    sustainDays === 0 ? "" : counted(sustainDays, { one: ", # Tag lang gehalten", other: ", # Tage lang gehalten" });
  const asked = `${rate ?? "Ein Teil"} von „${event}“${who} wird mit „${answer}“ beantwortet`;
  return `${name === "" ? "" : `${name}: `}${asked}, ${time}${matched}${held}.`;
};

function businessTime(within: Exclude<Parameters<Words["content"]["service"]>[0]["within"], null>): string {
  if (typeof within === "string") return within;
  return "days" in within
    ? counted(within.days, { one: "# Arbeitstag", other: "# Arbeitstagen" })
    : counted(within.hours, { one: "# Arbeitsstunde", other: "# Arbeitsstunden" });
}

const quality: Words["content"]["quality"] = (share, conditions) =>
  `Sicher beherrscht wird es, wenn für ${share} davon gilt: ${conditions.join(" und ")}.`;

const audit: Words["content"]["audit"] = (draws, size, standard) =>
  `Wie gut es gelingt, wird an ${draws === "actions" ? `${number(size)} ausgelosten Handlungen` : `der Arbeit von ${number(size)} ausgelosten Personen`} angesehen: „${standard}“`;

const condition: Words["content"]["condition"] = {
  equals: (property, value) => `${property} ist ${value}`,
  not_equals: (property, value) => `${property} ist nicht ${value}`,
  at_least: (property, value) => `${property} ist mindestens ${value}`,
  at_most: (property, value) => `${property} ist höchstens ${value}`,
  exists: (property) => `${property} ist ausgefüllt`,
  contains: (property, value) => `${property} enthält ${value}`,
};

const verdicts = {
  open: "offen",
  met: "erreicht",
  missed: "verfehlt",
  inconclusive: "nicht eindeutig",
  unknown: "unbekannt",
};

const standing: Words["content"]["standing"] = ({ name, verdict, rate, aim, isAtMost, reached }) => {
  const judged =
    rate === null
      ? "niemand lässt sich beurteilen"
      : `${rate.share}, ${number(rate.counted)} von ${number(rate.judged)}`;
  const against = aim === null ? "" : `, bei einem Ziel von ${isAtMost === true ? "höchstens " : ""}${aim}`;
  return `${name}: ${verdicts[verdict]}, ${judged}${against}${reached === null ? "" : `. Zuerst erreicht am ${reached}`}`;
};

const directions = { higher: ", höher ist besser", lower: ", niedriger ist besser" };
const periods = { day: "Tag", week: "Woche", month: "Monat" };

const metric: Words["content"]["metric"] = ({ name, kind, unit, better, period, source }) => {
  const said = [
    name === "" ? "eine Geschäftskennzahl" : `die Geschäftskennzahl „${name}“`,
    kind === "share" ? `, ein Anteil${unit === "" ? "" : ` (${unit})`}` : unit === "" ? "" : `, in ${unit}`,
    better === null ? "" : directions[better],
    `, ein Wert je ${periods[period]}`,
    source === "" ? "" : `, aus „${source}“`,
  ];
  return `Daneben wird berichtet, ohne etwas zu entscheiden: ${said.join("")}.`;
};

export const content: Words["content"] = {
  parts,
  tiers: { light: "leicht", standard: "mittel", major: "groß" },
  gateLine,
  difference,
  target,
  service,
  quality,
  audit,
  condition,
  standing,
  metric,
};

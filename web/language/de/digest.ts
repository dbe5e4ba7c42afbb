import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

type Digest = Words["digest"];

const decision: Digest["mail"]["decision"] = {
  finish_proposal: "Den Vorschlag fertig schreiben",
  answer_proposal: "Den Vorschlag annehmen oder ablehnen",
  answer_counter_proposal: "Den Gegenvorschlag annehmen oder nicht",
  decide_at_gate: "Über die Freigabe entscheiden",
  revise_or_withdraw: "Überarbeiten oder zurückziehen",
  accept_build: "Das Ergebnis abnehmen",
  finish_work: "Die Arbeit abschließen",
  launch_first_wave: "Einführen",
  launch_next_wave: "Die nächste Welle einführen",
  win_back: "Zurückgewinnen, wer aufgehört hat",
  resume_or_withdraw: "Fortsetzen oder zurückziehen",
  run_again_or_let_go: "Die Änderung endete, ohne genutzt zu werden: neu versuchen oder aufgeben",
  other: "Ansehen, was offen ist",
};

type Move = Parameters<Digest["mail"]["move"]>[0];

const stage: Record<Extract<Move, { is: "entered" }>["stage"], string> = {
  draft: "jetzt wieder im Entwurf",
  intake: "wartet jetzt auf die Annahme",
  alignment: "jetzt sind alle gefragt, die zustimmen müssen",
  build: "wird jetzt umgesetzt",
  readiness: "jetzt bereiten sich alle darauf vor",
  launch: "wird jetzt eingeführt",
  adoption: "die Nutzung wird jetzt gemessen",
  closed: "jetzt abgeschlossen",
};

const ended: Record<Extract<Move, { is: "ended" }>["outcome"], string> = {
  adopted: "abgeschlossen: wird genutzt",
  adopted_in_part: "abgeschlossen: wird teilweise genutzt",
  lapsed: "abgeschlossen: wird nicht mehr genutzt",
  not_adopted: "abgeschlossen: wird nicht genutzt",
  not_measurable: "abgeschlossen: nicht messbar",
  withdrawn: "zurückgezogen",
  declined: "abgelehnt",
};

const plain = {
  proposed: "vorgeschlagen",
  accepted: "angenommen",
  countered: "mit einem Gegenvorschlag beantwortet",
  asked_again: "nach einer Bearbeitung wurde erneut gefragt",
  built: "das Ergebnis wurde abgenommen",
  held: "angehalten",
  resumed: "fortgesetzt",
  handed_over: "übergeben",
};

const move: Digest["mail"]["move"] = (one) => {
  switch (one.is) {
    case "approved":
      return counted(one.gates, { one: "# Freigabe erteilt", other: "# Freigaben erteilt" });
    case "refused":
      return counted(one.gates, { one: "# Freigabe abgelehnt", other: "# Freigaben abgelehnt" });
    case "launched":
      return counted(one.waves, { one: "eingeführt", other: "# Wellen eingeführt" });
    case "reached":
      return counted(one.targets, { one: "Ziel erreicht", other: "# Ziele erreicht" });
    case "fell":
      return counted(one.targets, { one: "wieder unter das Ziel gefallen", other: "# Ziele wieder verloren" });
    case "missed":
      return counted(one.targets, { one: "Ziel verfehlt", other: "# Ziele verfehlt" });
    case "blind":
      return counted(one.targets, {
        one: "über die Nutzung lässt sich nichts mehr sagen",
        other: "über # Ziele lässt sich nichts mehr sagen",
      });
    case "entered":
      return stage[one.stage];
    case "ended":
      return ended[one.outcome];
    default:
      return plain[one.is];
  }
};

const agreed = (aim: string, isAtMost: boolean) => `vereinbart: ${isAtMost ? "höchstens " : ""}${aim}`;

const use: Digest["mail"]["use"] = {
  rate: ({ share, counted: did, judged, aim, isAtMost, points }) =>
    `${share}, ${counted(did, { other: "#" })} von ${counted(judged, { other: "#" })}; ${agreed(aim, isAtMost)}${points === 0 ? "" : `, es ${counted(points, { one: "fehlt # Punkt", other: "fehlen # Punkte" })}`}`,
  moved: (points) =>
    points === 0
      ? "; wie im Zeitraum davor"
      : `; ${counted(Math.abs(points), { one: "# Punkt", other: "# Punkte" })} ${points > 0 ? "mehr" : "weniger"} als im Zeitraum davor`,
  unknown: (aim, isAtMost, since) =>
    `Das lässt sich nicht sagen: ${since === null ? "Es kam noch nie ein Ereignis" : `Das letzte Ereignis ist vom ${since}`}; ${agreed(aim, isAtMost)}`,
  early: (people, aim, isAtMost) =>
    `Noch zu früh${people === null ? "" : `, bei ${counted(people, { one: "# Person", other: "# Personen" })}`}; ${agreed(aim, isAtMost)}`,
  few: (aim, isAtMost) => `Für eine Quote sind es zu wenige Personen; ${agreed(aim, isAtMost)}`,
  alt: (title, said) => `Diagramm zu ${title}. ${said}.`,
};

const mail: Digest["mail"] = {
  reference: "Wochenbericht",
  title: (from, until) => `Ihre Woche der Änderungen, ${from} bis ${until}`,
  counts: {
    decide: (count) => counted(count, { one: "# Entscheidung steht an", other: "# Entscheidungen stehen an" }),
    stuck: (count) => counted(count, { one: "# Änderung hängt", other: "# Änderungen hängen" }),
    moved: (count) => counted(count, { one: "# hat sich bewegt", other: "# haben sich bewegt" }),
  },
  subject: (counts) => `Ihre Woche der Änderungen: ${counts}`,
  inShort: (counts) => `Kurz gesagt: ${counts}.`,
  introAll: "Was sich bewegt hat, was an wem hängt und was zu entscheiden ist, bei allen Änderungen.",
  introOwn:
    "Was sich bewegt hat, was an wem hängt und was zu entscheiden ist, bei den Änderungen, die Sie verantworten oder sponsern.",
  sections: {
    decide: "Was zu entscheiden ist",
    stuck: "Was hängt, und an wem",
    moved: "Was sich bewegt hat",
    used: "Wie es genutzt wird, gemessen am Vereinbarten",
  },
  about: (title, key) => (title === "" ? key : `${title} (${key})`),
  decision,
  yours: (what, due) => `${what}${due === null ? "" : `, ${due}`}. Das liegt bei Ihnen.`,
  theirs: (what, who, due) => `${what}${due === null ? "" : `, ${due}`}. Das liegt bei ${who}.`,
  due: (day, isLate) => (isLate ? `war fällig am ${day}` : `fällig am ${day}`),
  waits: (days, who, due) =>
    `Wartet seit ${counted(days, { one: "gestern", other: "# Tagen" })} auf ${who}${due === null ? "" : `; ${due}`}.`,
  waitsToday: (who, due) => `Wartet auf ${who}${due === null ? "" : `; ${due}`}.`,
  builders: "die Umsetzung",
  people: (names, more) =>
    new Intl.ListFormat("de-DE", { type: "conjunction" }).format(
      more === 0 ? names : [...names, counted(more, { one: "# weitere Person", other: "# weitere Personen" })],
    ),
  erased: "einer gelöschten Person",
  move,
  moves: (parts) => `${parts.join(", ").replace(/^./, (first) => first.toLocaleUpperCase("de"))}.`,
  more: (count) => `Und ${counted(count, { one: "# weitere", other: "# weitere" })} in der Konsole.`,
  use,
  button: "Portfolio öffnen",
  buttonNote:
    "Die Links führen in die Konsole, wo Sie sich anmelden. Aus dieser Nachricht heraus lässt sich nichts entscheiden.",
  stop: "Diesen Wochenbericht abbestellen",
  becauseAll: "Sie erhalten diese Nachricht montags, weil Sie alle Änderungen lesen dürfen.",
  becauseOwn: "Sie erhalten diese Nachricht montags, weil Sie eine Änderung verantworten oder sponsern.",
};

const page: Digest["page"] = {
  title: "Ihr Wochenbericht",
  gets: "Sie erhalten ihn jeden Montagmorgen, wenn es etwas zu berichten gibt: was sich bewegt hat, was an wem hängt und was zu entscheiden ist.",
  stop: "Abbestellen",
  goesOn: "Andere Nachrichten kommen weiter: Wenn eine Entscheidung Sie braucht, werden Sie gefragt.",
  stopped: (day) => `Sie erhalten seit dem ${day} keinen Wochenbericht.`,
  resume: "Wieder zuschicken",
  unknown: {
    title: "Dieser Link führt nirgendwohin",
    text: "Ein solcher Link wurde von hier nie verschickt. Manche E-Mail-Programme brechen lange Adressen in zwei Teile.",
    todo: "Bitte nutzen Sie den Link am Ende Ihres neuesten Wochenberichts.",
  },
  expired:
    "Es wurde noch nichts geändert: Diese Seite war zu lange geöffnet. Bitte drücken Sie die Schaltfläche noch einmal.",
};

export const digest: Digest = { mail, page };

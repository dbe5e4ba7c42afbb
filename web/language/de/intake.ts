import type { Words } from "../words.ts";
import { counted } from "./numbers.ts";

const numbers = new Intl.NumberFormat("de-DE");
const number = (value: number): string => numbers.format(value);

/** "5 days" als „5 Arbeitstage“, "8 hours" als „8 Arbeitsstunden“. */
function time(amount: string): string {
  const count = Number.parseFloat(amount);
  return /d/i.test(amount)
    ? counted(count, { one: "# Arbeitstag", other: "# Arbeitstage" })
    : counted(count, { one: "# Arbeitsstunde", other: "# Arbeitsstunden" });
}

export const intake: Words["intake"] = {
  answerDue: "Antwort bis",
  place: "Platz in der Reihe",
  capacity: "Das Team",
  neededBy: "Benötigt bis",
  earliest: "Frühester realistischer Termin",
  placeText: ({ place, of, before }) => {
    if (place === 1)
      return of === 1 ? "Sonst wartet nichts auf dieses Team." : `Als Nächstes an der Reihe, von ${number(of)}.`;
    const reasons = [
      before.needed_earlier === 0
        ? ""
        : counted(before.needed_earlier, { one: "# wird früher gebraucht", other: "# werden früher gebraucht" }),
      before.smaller === 0 ? "" : counted(before.smaller, { one: "# ist kleiner", other: "# sind kleiner" }),
      before.came_first === 0 ? "" : counted(before.came_first, { one: "# kam zuvor", other: "# kamen zuvor" }),
    ].filter((each) => each !== "");
    return `Platz ${number(place)} von ${number(of)}: ${reasons.join(", ")}.`;
  },
  capacityText: (team, atOnce, inWork) =>
    atOnce === null
      ? `${team} hat nicht gesagt, wie viele Änderungen gleichzeitig möglich sind; in Arbeit sind jetzt ${number(inWork)}.`
      : `${team} arbeitet an ${counted(atOnce, { one: "# Änderung", other: "# Änderungen" })} gleichzeitig; in Arbeit ${inWork === 1 ? "ist" : "sind"} jetzt ${number(inWork)}.`,
  noTeam: "Es ist kein Team genannt, deshalb zählt keine Reihe.",
  because: {
    answer: (day) => `die Antwort kommt bis ${day}`,
    crowded: (day) => `bis ${day} ist jeder Platz des Teams belegt`,
    deciding: (gate, dueIn, groups) =>
      groups === 1
        ? `die Entscheidung bei „${gate}“ dauert ${time(dueIn)}`
        : `bei „${gate}“ entscheiden ${number(groups)} Gruppen nacheinander, je ${time(dueIn)}`,
    building: (buildIn) => `das Umsetzen dauert ${time(buildIn)}`,
  },
  earliestText: (day, because) =>
    `Der früheste realistische Termin ist ${day}. Der Grund: ${because.slice(0, -1).join(", ")}${because.length > 1 ? " und " : ""}${because.at(-1) ?? ""}.`,
  impossible: (needed, earliest) => `${needed} ist nicht zu halten: Der früheste realistische Termin ist ${earliest}.`,
  impossibleHint:
    "Wir sagen das jetzt, solange sich noch etwas ändern lässt: weniger verlangen, einen späteren Tag, oder eine andere Reihenfolge.",
  received: {
    subject: (title) => `Ihr Vorschlag ist angekommen: ${title}`,
    intro: (owner) =>
      `${owner} hat Ihren Vorschlag und antwortet: mit einem Ja, einem begründeten Nein oder mit einem Gegenvorschlag.`,
    theOwner: "Die verantwortliche Person",
    why: "Womit Sie rechnen können",
    whyForOwner: "Womit gerechnet werden kann, wie es auch dort steht",
    next: "Bis dahin müssen Sie nichts tun. Kommt keine Antwort, erfährt es, wer die Änderung trägt.",
    button: "Sehen, wo er steht",
    buttonNote:
      "Es öffnet sich eine eigene Seite; ein Konto braucht es nicht. Was Sie geschrieben haben, bleibt erhalten.",
    because: "Sie erhalten diese Nachricht, weil Sie diese Änderung vorgeschlagen haben.",
  },
  page: {
    proposal: "Ihr Vorschlag",
    proposedTo: "Bei",
    standing: {
      draft: "Er ist wieder ein Entwurf. Er wird neu geschrieben und noch einmal vorgelegt.",
      intake: (owner) => `${owner} hat ihn und antwortet.`,
      countered: (by) => `${by} kann ihn so nicht annehmen und schlägt etwas anderes vor.`,
      alignment: "Er ist angenommen. Wer zustimmen muss, wird gefragt.",
      work: "Alle, die zustimmen mussten, haben zugestimmt. Er wird umgesetzt und vorbereitet.",
      launched: "Er ist eingeführt. Von jetzt an wird gemessen, ob er genutzt wird.",
      closed: "Er ist abgeschlossen.",
      declined: "Er wurde abgelehnt.",
      withdrawn: "Er wurde zurückgezogen.",
      held: "Er ist angehalten.",
    },
    reason: "Der Grund",
    counter: {
      title: "Was stattdessen vorgeschlagen wird",
      when: "Bis wann",
      tradeOff: "Der Preis dafür",
      takeUp: "Annehmen",
      takeUpNote: "Es wird Teil des Textes, und wer zustimmen muss, wird gefragt. Ein Schritt, mehr nicht.",
      withdraw: "Meinen Vorschlag zurückziehen",
      withdrawWhy: "Warum, in ein paar Worten",
      withdrawNote: "Er endet hier; Ihr Grund wird festgehalten.",
      otherwise:
        "Wollen Sie ihn lieber neu schreiben, bitten Sie die verantwortliche Person, ihn zum Entwurf zu machen.",
    },
    took: "Sie haben angenommen, was vorgeschlagen wurde. Wer zustimmen muss, wird gefragt.",
    console: "Mit einem Konto sehen Sie alles auf der Seite der Änderung.",
    openConsole: "Die Seite der Änderung öffnen",
    notRecorded: "Das wurde nicht festgehalten.",
    past: "Es wurde beantwortet oder ging weiter, während diese Seite offen war. Wo es jetzt steht, lesen Sie hier.",
    expired:
      "Die Seite war länger als zwei Stunden offen. Es wurde nichts festgehalten; bitte drücken Sie noch einmal.",
    foreign:
      "Dieses Formular gehört zu einer anderen Seite oder einem früheren Text. Es wurde nichts festgehalten; bitte lesen Sie die Seite noch einmal.",
    needsReason: "Bitte sagen Sie in ein paar Worten, warum er zurückgezogen wird.",
    unknown: {
      title: "Dieser Link führt nirgendwohin",
      text: "Vielleicht ist er unvollständig: Mailprogramme brechen lange Adressen manchmal um. Bitte nehmen Sie die Schaltfläche in der letzten Nachricht zu Ihrem Vorschlag. Es wurde nichts festgehalten.",
    },
  },
};

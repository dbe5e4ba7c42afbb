import type { Words } from "../words.ts";

export const failure: Words["failure"] = {
  request: "Vorgang",
  notFound: {
    title: "Unter dieser Adresse gibt es nichts",
    text: [
      "Vielleicht enthält sie einen Tippfehler, oder das Gesuchte liegt jetzt anderswo. Geändert wurde nichts.",
      "Wenn Sie aus einer E-Mail kommen, öffnen Sie den Link dort noch einmal: Manche E-Mail-Programme brechen lange Adressen in zwei Teile.",
    ],
  },
  forbidden: {
    title: "Das ist für Sie nicht freigegeben",
    text: [
      "Ihr Schlüssel oder Ihre Sitzung reicht dafür nicht aus. Geändert wurde nichts.",
      "Bitte fragen Sie die Personen, die Takehold betreiben, und nennen Sie die Seite, die Sie öffnen wollten.",
    ],
  },
  failed: {
    title: "Das hat nicht geklappt",
    text: [
      "Auf unserer Seite ist etwas schiefgegangen. Was vorher festgehalten wurde, ist sicher.",
      "Bitte versuchen Sie es in einer Minute noch einmal. Falls es dabei bleibt, nennen Sie den Personen, die Takehold betreiben, die Nummer dieses Vorgangs: Damit finden sie die Ursache.",
    ],
  },
  noPage: {
    title: "Unter dieser Adresse gibt es keine Seite",
    text: [
      "Hierhin wird ein Formular geschickt; was daraus wird, steht anderswo. Durch das Öffnen hat sich nichts geändert.",
      "Bitte nutzen Sie die Schaltfläche in der neuesten Nachricht: Von dort aus ist alles zu erreichen.",
    ],
  },
  unavailable: {
    title: "Das Protokoll ist gerade nicht erreichbar",
    text: [
      "Falls Sie etwas gesendet haben, konnten wir nicht bestätigen, dass es festgehalten wurde. Laden Sie die Seite in einer Minute neu, um es zu sehen.",
      "Es erneut zu senden ist gefahrlos: Es zählt einmal, so oft Sie es auch senden.",
    ],
  },
};

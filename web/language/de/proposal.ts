import type { Words } from "../words.ts";

const nudge: Words["proposal"]["nudge"] = {
  subject: (who, title) => `${who ?? "Die verantwortliche Person"} bittet um Ihre Entscheidung: ${title}`,
  intro: (who) =>
    `${who ?? "Die verantwortliche Person"} bittet Sie noch einmal um Ihre Entscheidung. Es dauert etwa eine Minute.`,
  ifNothing: "Wenn Sie nichts tun",
  next: "Entscheiden Sie auf der Seite. Falls etwas im Weg steht, fragen Sie dort nach, oder geben Sie die Anfrage an jemanden weiter, der entscheiden kann.",
  buttonNote:
    "Damit öffnet sich eine Seite. Entschieden wird erst, was Sie dort wählen. Der Link ist nur für Sie; bitte leiten Sie ihn nicht weiter.",
  because: "Sie erhalten diese Nachricht, weil Ihre Entscheidung aussteht und jemand darauf wartet.",
};

const handOver: Words["proposal"]["handOver"] = {
  owner: {
    subjectGave: (other, title) => `Übergeben an ${other ?? "eine andere Person"}: ${title}`,
    subjectGot: (title) => `Sie verantworten jetzt: ${title}`,
    gave: (other) => `Ab jetzt verantwortet ${other ?? "eine andere Person"} diese Änderung. Bisher waren Sie das.`,
    got: "Ab jetzt verantworten Sie diese Änderung.",
    gotFrom: (other) => `Ab jetzt verantworten Sie diese Änderung. Bisher war das ${other ?? "eine andere Person"}.`,
    duty: "Sie sind am Zug, wo es auf die verantwortliche Person ankommt: Sie beantworten Fragen, kümmern sich um Bedingungen und Einwände und führen die Änderung ein. Falls das ein Versehen ist, übergeben Sie sie auf ihrer Seite der richtigen Person.",
    becauseGave: "Sie erhalten diese Nachricht, weil Sie diese Änderung bisher verantwortet haben.",
    becauseGot: "Sie erhalten diese Nachricht, weil Ihnen diese Änderung übergeben wurde.",
  },
  sponsor: {
    subjectGave: (other, title) => `Übergeben an ${other ?? "eine andere Person"}: ${title}`,
    subjectGot: (title) => `Sie sponsern jetzt: ${title}`,
    gave: (other) => `Ab jetzt sponsert ${other ?? "eine andere Person"} diese Änderung. Bisher waren Sie das.`,
    got: "Ab jetzt sponsern Sie diese Änderung.",
    gotFrom: (other) => `Ab jetzt sponsern Sie diese Änderung. Bisher war das ${other ?? "eine andere Person"}.`,
    duty: "Sie stehen mit Autorität und Budget dafür ein: Was niemand rechtzeitig beantwortet, kommt zu Ihnen, und Sie können einen Einwand mit Begründung überstimmen. Falls das ein Versehen ist, lassen Sie es auf der Seite der Änderung übergeben.",
    becauseGave: "Sie erhalten diese Nachricht, weil Sie diese Änderung bisher gesponsert haben.",
    becauseGot: "Sie erhalten diese Nachricht, weil Ihnen das Sponsoring dieser Änderung übergeben wurde.",
  },
  whereItStands: "Wo sie steht",
  ownerFact: "Verantwortlich",
  sponsorFact: "Sponsoring",
  nobodyYet: "Noch niemand",
  reason: "Die Begründung",
  nothingMore: "Sie brauchen nichts weiter zu tun.",
  buttonNote: "Die Zustimmungen gelten weiter: Es ist derselbe Vorschlag.",
  stage: {
    draft: "Im Entwurf",
    intake: "In der Annahme",
    alignment: "In der Abstimmung",
    build: "In der Umsetzung",
    readiness: "In der Vorbereitung",
    launch: "In der Einführung",
    adoption: "In der Nutzung",
    closed: "Abgeschlossen",
  },
  held: (where) => `Ruht. ${where}`,
  waitingFor: (where, who, more) => `${where}, wartet auf ${who}${more === 0 ? "" : ` und ${more} weitere`}`,
};

const stopped: Words["proposal"]["stopped"] = {
  common: {
    reason: "Der genannte Grund",
    because: "Sie erhalten diese Nachricht, weil Sie diese Änderung vorgeschlagen haben, verantworten oder sponsern.",
  },
  withdrawn: {
    subject: (title) => `Zurückgezogen: ${title}`,
    intro: (by) => `${by ?? "Ein Programm"} hat diese Änderung zurückgezogen.`,
    next: "Sie endet hier, und niemand wird mehr gefragt. Ist die Sache damit nicht erledigt, schlagen Sie eine neue Änderung vor, die den Grund berücksichtigt.",
  },
  held: {
    subject: (title) => `Angehalten: ${title}`,
    intro: (by) => `${by ?? "Ein Programm"} hat diese Änderung angehalten.`,
    next: "Bis es weitergeht, wird niemand gefragt oder erinnert, und nichts wird eingeführt. Was gesagt und getan ist, bleibt.",
  },
  returned: {
    subject: (title) => `Wieder ein Entwurf: ${title}`,
    intro: (by) => `${by ?? "Ein Programm"} hat diese Änderung zum Entwurf gemacht, damit sie neu geschrieben wird.`,
    next: "Wird sie wieder vorgelegt, werden alle, die zustimmen müssen, neu gefragt; was bisher gesagt wurde, galt dem früheren Text.",
  },
  resumed: {
    subject: (title) => `Es geht weiter: ${title}`,
    intro: "Diese Änderung ruht nicht länger.",
    next: "Es geht dort weiter, wo sie stand. Wer gefragt ist, hat ab jetzt wieder die volle Zeit.",
  },
};

export const proposal: Words["proposal"] = { nudge, handOver, stopped };

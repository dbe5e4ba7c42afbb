import type { Words } from "../words.ts";

export const refusals: Words["refusals"] = {
  why: {
    gate_decided:
      "Diese Freigabe ist entschieden. Eine weitere Entscheidung wird nicht mehr gebraucht und nicht mehr festgehalten.",
    on_hold: "Die Änderung ruht. Bis es weitergeht, wird nichts von Ihnen erwartet.",
    others_first: "Zuerst werden andere gefragt. Wenn Sie an der Reihe sind, erhalten Sie eine Nachricht mit dem Link.",
    not_yours: "Entscheiden kann nur, wer gefragt ist, und zwar über den eigenen Link.",
    own_proposal: "Wer eine Änderung vorgeschlagen hat, kann ihr nicht selbst zustimmen.",
    link_ended: "Dieser Link ist abgelaufen. Eine Schaltfläche auf seiner Seite schickt Ihnen einen neuen.",
    link_replaced:
      "Dieser Link wurde durch einen neueren ersetzt. Bitte nutzen Sie den Link in der neuesten Nachricht.",
    text_changed:
      "Der Vorschlag wurde geändert, seit diese Seite geöffnet wurde. Bitte lesen Sie zuerst den neuen Text.",
    decision_needed:
      "Diese Freigabe braucht Ihre Entscheidung. Wenn Sie nicht zuständig sind, geben Sie die Anfrage an jemand anderen weiter.",
    decided_already: "Sie haben schon entschieden. Sie können Ihre Entscheidung ändern, aber nicht mehr weitergeben.",
    own_address: "Das ist Ihre eigene Adresse. Bitte nennen Sie jemand anderen.",
    to_proposer:
      "Wer eine Änderung vorgeschlagen hat, kann nicht über sie entscheiden. Bitte nennen Sie jemand anderen.",
    came_from_them: "Von dieser Person kam die Anfrage. Bitte sprechen Sie zuerst miteinander.",
    asked_already: "Diese Person ist bei dieser Freigabe schon gefragt. Jede Person entscheidet einmal.",
    passed_on_twice:
      "Diese Anfrage wurde schon zweimal weitergegeben. Bitte entscheiden Sie, oder wenden Sie sich an die verantwortliche Person.",
    objection_settled: "Das ist schon erledigt.",
    not_raiser:
      "Für erledigt erklären kann das nur, wer es vorgebracht hat. Wer die Änderung sponsert, kann es überstimmen.",
    change_closed: "Diese Änderung ist beendet. Ihr Protokoll bleibt, wie es ist; von Ihnen wird nichts mehr erwartet.",
    feedback_over:
      "Diese Runde ist abgeschlossen. Es wurde nichts festgehalten, und was Sie zuvor gesagt haben, bleibt bestehen.",
    answer_wanted: "Bitte beantworten Sie eine der beiden Fragen; ein paar Worte genügen.",
    page_expired: "Diese Seite war zu lange geöffnet. Bitte drücken Sie die Schaltfläche noch einmal.",
    audit_withdrawn:
      "Diese Stichprobe wurde zurückgezogen. Es wurde nichts festgehalten, und von Ihnen wird nichts mehr erwartet.",
    audit_finished: "Diese Stichprobe ist abgeschlossen. Was Sie gefunden haben, ist festgehalten und bleibt.",
    audit_unmarked: "Einige Einträge sind noch nicht bewertet. „Nicht zu sagen“ ist auch eine Antwort.",
    mark_wanted: "Bitte wählen Sie eine der drei Antworten; nichts ist vorausgewählt.",
    choice_wanted: "Bitte wählen Sie eine der Antworten; nichts ist vorausgewählt.",
    condition_wanted: "Bitte nennen Sie die Bedingung, damit sich jemand darum kümmern kann.",
    question_wanted: "Bitte schreiben Sie, was Sie vorher wissen müssen.",
    concern_wanted: "Bitte nennen Sie Ihren Einwand, damit er geklärt werden kann.",
    proposal_wanted: "Bitte sagen Sie, was Sie stattdessen vorschlagen.",
    too_long:
      "Das ist länger als die 4.000 Zeichen, die aufbewahrt werden. Bitte kürzen Sie es; es steht noch alles da.",
    reason_wanted: "Bitte sagen Sie, warum, damit der Vorschlag besser werden kann.",
    address_wanted: "Bitte geben Sie die Adresse der Person an, die stattdessen gefragt werden soll.",
    address_unknown: "Darunter ist niemand bekannt. Bitte geben Sie eine E-Mail-Adresse an.",
  },
  other: () => "Das ließ sich gerade nicht festhalten. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.",
};

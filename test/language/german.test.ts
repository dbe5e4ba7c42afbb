// Proves German sentences where a language differs most: numbers, names that are missing, targets, silence, hostile names.
import { describe, expect, test } from "vitest";
import { quorumRule } from "../../web/kit/quorum.ts";
import { wordsOf } from "../../web/language/choose.ts";
import { renderMail } from "../../web/mail/render.tsx";
import { mails, ownPageMail } from "../web/fixtures.ts";
import { attacked } from "../web/hostile.ts";

const reader = { locale: "de-DE" };
const { mail, ownPage, gate, content, decision, sign } = wordsOf(reader);

test.each([
  [0, "Ihre Liste: Zurzeit wartet keine Entscheidung auf Sie"],
  [1, "Ihre Liste: 1 Entscheidung wartet auf Sie"],
  [2, "Ihre Liste: 2 Entscheidungen warten auf Sie"],
  [1_234, "Ihre Liste: 1.234 Entscheidungen warten auf Sie"],
])("%i decisions wait", (waiting, subject) => {
  expect(renderMail({ ...ownPageMail, ...reader, waiting }).subject).toBe(subject);
  expect(ownPage.page.mailNote(1)).toContain("und einmal am Tag");
  expect(mail.asked.besideText(1)).toContain("1 weitere Anfrage wartet auf Sie;");
});

test("a quorum is a sentence, whatever its size", () => {
  const rules = [1, 2, 3, 13].map((size) => quorumRule(reader, { mode: "all" }, size));
  expect(rules).toEqual([
    "Eine Person entscheidet.",
    "Beide müssen zustimmen.",
    "Alle drei müssen zustimmen.",
    "Alle 13 müssen zustimmen.",
  ]);
  expect(quorumRule(reader, { mode: "any" }, 3)).toBe("Eine von drei Zustimmungen genügt.");
  expect(quorumRule(reader, { mode: "at_least", count: 1 }, 4)).toBe("Eine Zustimmung von vier genügt.");
  expect(quorumRule(reader, { mode: "at_least", count: 2 }, 4)).toBe("Zwei von vier müssen zustimmen.");
  expect(quorumRule(reader, { mode: "percent", percent: 60 }, 5)).toBe(
    "60\u00a0% derer, die sich beteiligen, müssen zustimmen: drei von fünf.",
  );
});

test("a name that is erased leaves a sentence", () => {
  expect(decision.questionWith(null)).toBe("Ihre Frage liegt bei der verantwortlichen Person; Ihre Frist ruht.");
  expect(gate.silence.ownerTold("Montag, 3. August", null, null)).toBe(
    "Die Freigabe steht weiter aus, und nach Montag, 3. August, erfährt die verantwortliche Person, dass sie wartet.",
  );
  expect(sign.choices.effect.ask(null)).toMatch(/^Die Antwort gibt die verantwortliche Person auf dieser Seite\./);
});

test("a target is a sentence", () => {
  const habit = { counts: "habitual", period: "month", k: 1, m: 2, w: 3 } as const;
  const target = { name: "Nutzung", rate: "60 %", groups: ["Kern", "Rand"], event: "add", habit, sustainDays: 180 };
  expect(content.target(target)).toBe(
    "Nutzung: 60 % von Kern und Rand nutzen „add“ mindestens einmal in 2 der letzten 3 Monate und halten es 180 Tage lang durch.",
  );
  expect(content.target({ ...target, name: "", rate: null, groups: [], habit: null })).toBe(
    "Ein Teil aller, für die es gedacht ist, nutzt es: „add“.",
  );
});

describe("names that are an attack", () => {
  test.each(mails.map((model, place) => [`${model.kind} ${place}`, model] as const))("%s", (_name, model) => {
    const { html, subject, text } = renderMail(attacked({ ...model, ...reader }));
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toMatch(/<script|<img/);
    expect(`${subject}${text}`).not.toMatch(/undefined|\[object/);
  });
});

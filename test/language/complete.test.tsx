// Proves that every word on what is sent to people comes from the catalogue of their language: a third language, made here, is on
// every mail and page, with nothing of English left, and German says nothing in English.
import { describe, expect, test, vi } from "vitest";
import { markup } from "../../web/kit/markup.ts";
import { languages } from "../../web/language/languages.ts";
import { renderMail } from "../../web/mail/render.tsx";
import { DigestStopPage } from "../../web/pages/digest-stop.tsx";
import { FeedbackPage } from "../../web/pages/feedback.tsx";
import { OwnPage } from "../../web/pages/own-page.tsx";
import { ProposalPage } from "../../web/pages/proposal.tsx";
import { SignPage } from "../../web/pages/sign.tsx";
import { SuggestionPage } from "../../web/pages/suggestion.tsx";
import { TrainingPage } from "../../web/pages/training.tsx";
import * as fixtures from "../web/fixtures.ts";
import { tagsOf, wordsOf } from "../web/markup.ts";
import { neutral } from "./neutral.ts";
import { outsideBrackets } from "./pseudo.ts";
import { sentencesOf, textsOf } from "./texts.ts";

vi.mock(import("../../web/language/languages.ts"), async (original) => {
  const { languages: known } = await original();
  const { pseudo: third } = await import("./pseudo.ts");
  return { languages: { ...known, "qps-ploc": third } };
});

/** Every mail and page for a reader of this language, with nobody's own words in it. */
function everything(locale: string): [name: string, html: string][] {
  const read = <Model extends object>(model: Model): Model => neutral({ ...model, locale });
  const mails = [...fixtures.mails, fixtures.ownPageMail, fixtures.digestMail, fixtures.fullDigestMail].map(
    (model, place): [string, string][] => {
      const { subject, text, html } = renderMail(read(model));
      return [
        [`${model.kind} ${place}, subject`, subject],
        [`${model.kind} ${place}, text`, text],
        [`${model.kind} ${place}, html`, html],
      ];
    },
  );
  return [
    ...mails.flat(),
    ...Object.entries(fixtures.signStates).map(([name, model]): [string, string] => [
      `sign, ${name}`,
      markup(<SignPage model={read(model)} />),
    ]),
    ...Object.entries(fixtures.ownPages).map(([name, model]): [string, string] => [
      `own page, ${name}`,
      markup(<OwnPage model={read(model)} />),
    ]),
    ...Object.entries(fixtures.digestStops).map(([name, model]): [string, string] => [
      `digest page, ${name}`,
      markup(<DigestStopPage model={read(model)} />),
    ]),
    ...Object.entries(fixtures.suggestionPages).map(([name, model]): [string, string] => [
      `suggestion, ${name}`,
      markup(<SuggestionPage model={read({ ...model, facts: [] })} />),
    ]),
    ...Object.entries(fixtures.feedbackPages).map(([name, model]): [string, string] => [
      `feedback, ${name}`,
      markup(<FeedbackPage model={read(model)} />),
    ]),
    ...Object.entries(fixtures.proposals).map(([name, model]): [string, string] => [
      `proposal, ${name}`,
      // Where it stands is a sentence here, and no word of the core's.
      markup(<ProposalPage model={read("standing" in model ? { ...model, standing: "◌" } : model)} />),
    ]),
    ...Object.entries(fixtures.trainings).map(([name, model]): [string, string] => [
      `training, ${name}`,
      markup(<TrainingPage model={read(model)} />),
    ]),
  ];
}

/** What a reader sees or hears of markup or text: words, and the attributes that are read out. */
function seen(html: string): string {
  const heard = tagsOf(html).flatMap(({ attributes }) =>
    ["aria-label", "placeholder", "title", "alt"].flatMap((name) => attributes.get(name) ?? []),
  );
  return [wordsOf(html), ...heard].join(" ").replaceAll(/https?:\/\/\S+/g, " ");
}

describe("a language added by a file and a line", () => {
  test.each(everything("qps-ploc"))("is all that is read: %s", (_name, html) => {
    const rest = outsideBrackets(seen(html)).replaceAll(/\bTakehold\b|CHG-\d+/gi, "");
    expect(rest.match(/\p{L}{2,}/gu) ?? []).toEqual([]);
    if (html.startsWith("<")) expect(html).toContain('<html lang="qps-ploc" dir="rtl">');
  });
});

describe("German", () => {
  const english = textsOf(languages["en"]);
  const german = textsOf(languages["de"]);
  const shared = new Set(["ltr", "Video", "Takehold", "", "Sponsor"]);

  test("has every text of its own", () => {
    expect(german.length).toBe(english.length);
    const same = german.filter((text, place) => text === english[place] && !shared.has(text));
    expect(same).toEqual([]);
  });

  test("and so has every text with a name or a number in it, in letters that are made of facts too", () => {
    const counts = [languages["en"], languages["de"]].map((words) => sentencesOf(words).length);
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeGreaterThan(200);
    expect(
      sentencesOf(languages["de"]).filter((text) => /\b(the|your|and|with|they|please|has)\b/i.test(text)),
    ).toEqual([]);
    expect(sentencesOf(languages["en"]).filter((text) => /\b(der|die|das|und|Sie|Ihre|nicht)\b/.test(text))).toEqual(
      [],
    );
  });

  test.each(everything("de-AT"))("says nothing in English: %s", (_name, html) => {
    const words = seen(html);
    expect(english.filter((text) => text.length > 3 && !german.includes(text) && words.includes(text))).toEqual([]);
    expect(words).not.toMatch(/\b(the|this|your|you|and|of|is|not)\b/i);
  });

  test.each(everything("en-GB"))("and English nothing in German: %s", (_name, html) => {
    expect(seen(html)).not.toMatch(/\b(der|die|das|und|Sie|Ihre|nicht|Freigabe)\b/);
  });
});

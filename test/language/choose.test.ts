// Proves in whose language somebody is written to: their own with its region, else the installation's, else English.
import { expect, test } from "vitest";
import { languageOf, localeFor, wordsOf } from "../../web/language/choose.ts";
import { countedIn } from "../../web/language/counted.ts";
import { languages } from "../../web/language/languages.ts";
import { deadlineInZone, shareText, stamp, weekdayDate } from "../../web/kit/format.ts";

test.each([
  [["de"], "en", "de-DE"],
  [["de-AT"], "en", "de-AT"],
  [["DE-at"], "en", "DE-at"],
  [["en-US"], "de", "en-US"],
  [[null], "de-CH", "de-CH"],
  [[null], "de", "de-DE"],
  [["xx"], "de", "de-DE"],
  [["xx", "de"], "en", "de-DE"],
  [[null, "de-AT"], "en", "de-AT"],
  [[], "en", "en-GB"],
  [["de-"], "en", "en-GB"],
  [[""], "xx", "en-GB"],
])("somebody who names %j, where the standard is %s, reads %s", (wanted, standard, locale) => {
  expect(localeFor(wanted, standard)).toBe(locale);
});

test("the words are those of the language, whatever the region", () => {
  expect(wordsOf({ locale: "de-AT" })).toBe(languages["de"]);
  expect(wordsOf({ locale: "en-US" })).toBe(languages["en"]);
  expect(wordsOf({ locale: "xx" })).toBe(languages["en"]);
  expect(languageOf("den")).toBeNull();
});

test("dates, times and shares are written as the reader writes them", () => {
  const moment = { now: Date.parse("2026-08-03T09:00:00Z"), timeZone: "Europe/Vienna", locale: "de-AT" };
  const due = Date.parse("2026-08-13T15:00:00Z");
  expect(weekdayDate(moment, due)).toBe("Donnerstag, 13. August");
  expect(weekdayDate(moment, Date.parse("2027-01-04T09:00:00Z"))).toBe("Montag, 4. Jänner 2027");
  expect(deadlineInZone(moment, due)).toBe("Donnerstag, 13. August, 17:00 Uhr (Wien)");
  expect(deadlineInZone({ ...moment, timeZone: "UTC" }, due)).toBe("Donnerstag, 13. August, 15:00 Uhr (UTC)");
  expect(deadlineInZone({ ...moment, timeZone: "Asia/Kolkata" }, due)).toContain("20:30 Uhr (Kalkutta)");
  expect(stamp(moment, due)).toBe("13. August 2026, 17:00 Uhr (Wien)");
  expect(shareText(moment, 0.64)).toBe("64\u00a0%");
  expect(shareText(moment, 0.001)).toBe("unter 1\u00a0%");
  expect(shareText(moment, 0.9999)).toBe("über 99\u00a0%");
  expect(shareText({ locale: "en-GB" }, 0.9999)).toBe("over 99%");
});

test("a number chooses among the forms that a language has for it", () => {
  const german = { one: "# Tag", other: "# Tage" };
  expect([0, 1, 2, 1_697].map((count) => countedIn("de-DE")(count, german))).toEqual([
    "0 Tage",
    "1 Tag",
    "2 Tage",
    "1.697 Tage",
  ]);
  const polish = { one: "# dzień", few: "# dni", many: "# dni!", other: "# dnia" };
  expect([1, 2, 5, 22, 1.5].map((count) => countedIn("pl")(count, polish))).toEqual([
    "1 dzień",
    "2 dni",
    "5 dni!",
    "22 dni",
    "1,5 dnia",
  ]);
});

/** The forms a word has beside a number, as CLDR names them; `#` stands for the number. Every language has `other`. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Writes a number with its word, for one language: `counted("en")(2, { one: "# day", other: "# days" })` is "2 days". */
export function countedIn(tag: string): (count: number, forms: Forms) => string {
  const rules = new Intl.PluralRules(tag);
  const numbers = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });
  return (count, forms) => (forms[rules.select(count)] ?? forms.other).replaceAll("#", () => numbers.format(count));
}

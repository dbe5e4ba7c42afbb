import type { Words } from "../words.ts";

export const page: Words["page"] = {
  skip: "Zum Inhalt springen",
  forWhom: (name) => `Für ${name}`,
  field: {
    optional: "freiwillig",
    example: (example) => `Zum Beispiel: ${example}`,
  },
  slogan: "Takehold: Änderungen, die greifen.",
};

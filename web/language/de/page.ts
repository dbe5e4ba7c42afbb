import type { Words } from "../words.ts";

export const page: Words["page"] = {
  skip: "Zum Inhalt springen",
  forWhom: (name) => `Für ${name}`,
  slogan: "Takehold: Änderungen, die greifen.",
};

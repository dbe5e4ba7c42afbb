import type { Words } from "../words.ts";

export const page: Words["page"] = {
  skip: "Zum Inhalt springen",
  forWhom: (name) => `Für ${name}`,
  field: {
    optional: "freiwillig",
    example: (example) => `Zum Beispiel: ${example}`,
  },
  slogan: "Takehold: Änderungen, die greifen.",
  unsent: {
    title: "Was Sie geschrieben haben, ist nicht festgehalten",
    text: "Hier steht es noch einmal, damit Sie es kopieren können; aufbewahrt wird es nicht.",
  },
};

import type { Words } from "../words.ts";

/** Cities that have another name in German, by the name that their zone gives them. */
const cities: Readonly<Partial<Record<string, string>>> = {
  Athens: "Athen",
  Belgrade: "Belgrad",
  Brussels: "Brüssel",
  Bucharest: "Bukarest",
  Cairo: "Kairo",
  Copenhagen: "Kopenhagen",
  "Hong Kong": "Hongkong",
  Kiev: "Kyjiw",
  Kolkata: "Kalkutta",
  Kyiv: "Kyjiw",
  Lisbon: "Lissabon",
  Luxembourg: "Luxemburg",
  "Mexico City": "Mexiko-Stadt",
  Moscow: "Moskau",
  Prague: "Prag",
  Rome: "Rom",
  Shanghai: "Schanghai",
  Singapore: "Singapur",
  Tokyo: "Tokio",
  Vienna: "Wien",
  Warsaw: "Warschau",
  Zurich: "Zürich",
};

export const format: Words["format"] = {
  date: (written) => written,
  clock: (time) => `${time} Uhr`,
  dayAt: (day, time) => `${day}, ${time}`,
  inZone: (instant, city) => `${instant} (${city})`,
  stamp: (day, time, city) => `${day}, ${time} (${city})`,
  city: (name) => cities[name] ?? name,
  share: (percent) => `${percent}\u00a0%`,
  shareUnder: (percent) => `unter ${percent}\u00a0%`,
  shareOver: (percent) => `über ${percent}\u00a0%`,
};

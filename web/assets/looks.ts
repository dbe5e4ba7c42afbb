import { readFileSync } from "node:fs";

/** A token of the design with its value in each look; those that are the same as in light are left out. */
export interface Token {
  readonly name: string;
  readonly value: string;
  readonly dark: string | undefined;
  readonly contrast: string | undefined;
}

type Declared = readonly (readonly [name: string, value: string])[];

/** Reads the sheet of tokens: what stands at the root, and what dark and more contrast make of it. */
function readTokens(): Record<"light" | "dark" | "contrast", Declared> {
  const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8").replaceAll(/\/\*.*?\*\//gs, "");
  const [root = "", ...asked] = css.split("@media ");
  const of = (query: string) => asked.find((block) => block.startsWith(`(${query})`)) ?? "";
  return {
    light: declared(root),
    dark: declared(of("prefers-color-scheme: dark")),
    contrast: declared(of("prefers-contrast: more")),
  };
}

function declared(block: string): Declared {
  return [...block.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(
    ([, name = "", value = ""]) => [name, value.replaceAll(/\s+/g, " ").trim()] as const,
  );
}

/** Every token, in the order of its sheet. */
export function tokens(): readonly Token[] {
  const { light, dark, contrast } = readTokens();
  const [inDark, inContrast] = [new Map(dark), new Map(contrast)];
  return light.map(([name, value]) => ({ name, value, dark: inDark.get(name), contrast: inContrast.get(name) }));
}

/** The looks that a device asks for as classes, so that one page can show each of them whatever its reader's device is set to. */
export function looksSheet(): string {
  const { light, dark, contrast } = readTokens();
  return [
    rule(".look-light", [["color-scheme", "light"], ...light]),
    rule(".look-dark", [["color-scheme", "dark"], ...light, ...dark]),
    rule(".look-contrast", contrast),
  ].join("\n");
}

function rule(selector: string, declarations: Declared): string {
  return `${selector} {\n${declarations.map(([name, value]) => `  ${name}: ${value};\n`).join("")}}`;
}

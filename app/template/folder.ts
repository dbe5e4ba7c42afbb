import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Template } from "../../domain/template/schema.ts";
import { ConfigurationError } from "../../lib/configuration-error.ts";
import { builtInTemplates } from "./built-in.ts";

/**
 * The templates of the program and those of a folder, `*.json`; one with the id of another replaces it. There need not be such a
 * folder. @throws ConfigurationError naming every file that cannot be used, with the first thing that is wrong in it
 */
export function loadTemplates(folder: string): readonly Template[] {
  const wrong: { key: string; value: string; todo: string }[] = [];
  const own = filesIn(folder).flatMap((file) => {
    const read = readTemplate(file);
    if (typeof read !== "string") return [read];
    wrong.push({ key: file, value: "no template", todo: read });
    return [];
  });
  if (wrong.length > 0) throw new ConfigurationError(wrong);
  return [...new Map([...builtInTemplates, ...own].map((template) => [template.id, template])).values()];
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .toSorted()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** The template in a file, or what is wrong with it. */
function readTemplate(file: string): Template | string {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return `it cannot be read as JSON (${error instanceof Error ? error.message : String(error)}).`;
  }
  const parsed = Template.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  return `correct ${first?.path.join(".") ?? "it"}: ${first?.message ?? "it is no template."}`;
}

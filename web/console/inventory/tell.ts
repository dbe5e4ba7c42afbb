import type { ToolUse } from "../../../app/usage/inventory/read.ts";
import type { tellTool } from "../../../app/usage/inventory/tools.ts";
import type { ActionForm, Field, FieldError } from "../../kit/field.ts";
import type { FormBody } from "../form-body.ts";

/** What is told of a tool, as it is typed. An empty id is a new tool. */
export interface TellForm {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly costPerYear: string;
  readonly currency: string;
  /** A line each: a source, and after a colon how names of its events begin. */
  readonly belongs: string;
}

export const emptyTell: TellForm = { id: "", name: "", owner: "", costPerYear: "", currency: "EUR", belongs: "" };

export function filledTell({ id, name, owner, costPerYear, currency, belongs }: ToolUse): TellForm {
  return {
    id,
    name,
    owner: owner ?? "",
    costPerYear: costPerYear === null ? "" : String(costPerYear),
    currency: currency ?? emptyTell.currency,
    belongs: belongs.map(({ source, prefix }) => (prefix === "" ? source : `${source}: ${prefix}`)).join("\n"),
  };
}

export function tellForm(form: TellForm, errors: readonly FieldError[]): ActionForm {
  const field = (name: keyof TellForm) => ({
    name,
    value: form[name],
    error: errors.find((each) => each.path === name)?.message,
  });
  const fields: Field[] = [
    { kind: "text", ...field("name"), label: "Tool", example: "The old ticket system", isRequired: true },
    { kind: "text", ...field("owner"), label: "Who looks after it", example: "Office IT", isRequired: false },
    { kind: "number", ...field("costPerYear"), label: "Cost a year", min: 0, step: "any", isRequired: false },
    { kind: "text", ...field("currency"), label: "Currency", example: "EUR", isRequired: false },
    {
      kind: "long",
      ...field("belongs"),
      label: "Which events are its own",
      rows: 3,
      help: "A source a line. Where a source speaks of several tools, add a colon and how the names of this one begin.",
      example: "desk: ticket_",
      isRequired: true,
    },
  ];
  return {
    label: form.id === "" ? "Keep this tool" : `Keep what is said of ${form.name === "" ? "it" : form.name}`,
    action: "/inventory/tools",
    isPrimary: false,
    fields,
    hidden: { id: form.id },
    consequence: "Its people are counted right away. Events are not touched.",
  };
}

interface Told {
  readonly id: string;
  readonly typed: TellForm;
  readonly tool: Parameters<typeof tellTool>[3];
}

export function toldOf(body: FormBody): Told {
  const text = (name: keyof TellForm) => body.text(name);
  const typed: TellForm = {
    id: text("id"),
    name: text("name"),
    owner: text("owner"),
    costPerYear: text("costPerYear"),
    currency: text("currency"),
    belongs: text("belongs"),
  };
  const lines = typed.belongs.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");
  const belongs = lines.map((line) => {
    const [source = "", ...rest] = line.split(":");
    return { source: source.trim(), prefix: rest.join(":").trim() };
  });
  const tool = {
    name: typed.name,
    owner: typed.owner === "" ? null : typed.owner,
    costPerYear: typed.costPerYear === "" ? null : Number(typed.costPerYear),
    currency: typed.currency === "" ? null : typed.currency.toUpperCase(),
    belongs,
  };
  return { id: typed.id, typed, tool };
}

import type { ColumnType, JSONColumnType } from "kysely";
import type { Template } from "../../domain/template/schema.ts";

export interface TemplateTable {
  id: string;
  template: JSONColumnType<Template>;
  made_of: string | null;
  created_at: ColumnType<Date, Date | undefined, never>;
}

export interface TemplateTables {
  template: TemplateTable;
}

import { Template } from "../../domain/template/schema.ts";
import leadLifecycle from "../../templates/lead-lifecycle.json" with { type: "json" };
import metricDefinition from "../../templates/metric-definition.json" with { type: "json" };
import processChange from "../../templates/process-change.json" with { type: "json" };
import report from "../../templates/report.json" with { type: "json" };
import toolMigration from "../../templates/tool-migration.json" with { type: "json" };
import toolRetirement from "../../templates/tool-retirement.json" with { type: "json" };

/** The templates that come with the program, the files of `templates/`; a wrong one stops it at its start. */
export const builtInTemplates: readonly Template[] = [
  metricDefinition,
  leadLifecycle,
  toolMigration,
  processChange,
  report,
  toolRetirement,
].map((template) => Template.parse(template));

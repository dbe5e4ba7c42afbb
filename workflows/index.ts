export { changeWorkflow } from "./change/workflow.ts";

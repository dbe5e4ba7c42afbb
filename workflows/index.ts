export { changeWorkflow } from "./change/workflow.ts";
export { pullWorkflow } from "./usage/pull.ts";

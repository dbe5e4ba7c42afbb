export { changeWorkflow } from "./change/workflow.ts";
export { digestWorkflow } from "./digest/digest.ts";
export { pullWorkflow } from "./usage/pull.ts";
export { webhookWorkflow } from "./webhook/webhook.ts";

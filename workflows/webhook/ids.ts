/** Id of the one run that delivers to webhooks. With the task queue, since installations may share a namespace. */
export function webhookWorkflowId(taskQueue: string): string {
  return `${taskQueue}/webhooks`;
}

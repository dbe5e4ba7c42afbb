/** Workflow id of a change. It holds the key and nothing personal. */
export function changeWorkflowId(key: string): string {
  return `change/${key}`;
}

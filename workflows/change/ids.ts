/** Workflow id of a change, and back. Ids hold the key and nothing personal. */
export function changeWorkflowId(key: string): string {
  return `change/${key}`;
}

/** @throws Error when the id is not one of a change. */
export function changeKeyOf(workflowId: string): string {
  const match = /^change\/(CHG-[1-9][0-9]*)$/.exec(workflowId);
  if (match?.[1] === undefined) throw new Error(`not the workflow id of a change: ${workflowId}`);
  return match[1];
}

/**
 * Id of a source's schedule; a run's is the same with its time behind it. With the task queue, since installations may share
 * a namespace.
 */
export function pullScheduleId(taskQueue: string, source: string): string {
  return `${taskQueue}/pull/${source}`;
}

/** Id of the schedule of the weekly digest; a run's is the same with its time behind it. With the task queue, since installations may share a namespace. */
export function digestScheduleId(taskQueue: string): string {
  return `${taskQueue}/digest`;
}

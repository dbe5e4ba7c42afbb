/** When a source is pulled. */
export interface PullTiming {
  readonly id: string;
  readonly everyMinutes: number;
  readonly paused: boolean;
}

/** The way to the schedules that pull. Each call may fail while Temporal is away; each may be made again. */
export interface PullSchedules {
  /** Makes the schedule of a source, or brings it to what is wanted. @throws Problem `unavailable` */
  put(timing: PullTiming): Promise<void>;
  /** Removes it; removing what is not there does nothing. @throws Problem `unavailable` */
  remove(id: string): Promise<void>;
  /** Pulls now, also while paused. A run that waits to try again does so at once. @throws Problem `unavailable` */
  pullNow(id: string): Promise<void>;
  /** When it is pulled next, epoch milliseconds; `null` while paused, or when that cannot be told just now. */
  nextAt(id: string): Promise<number | null>;
}

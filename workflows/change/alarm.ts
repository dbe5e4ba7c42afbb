import { CancellationScope, isCancellation, sleep } from "@temporalio/workflow";

/**
 * One timer for the earliest deadline. A later deadline lets the running timer fire and is looked at again then, because a
 * timer that is not started costs nothing; an earlier one replaces it.
 */
export class Alarm {
  #armed: { readonly at: number; readonly scope: CancellationScope } | null = null;
  #rung = false;

  /** Whether it rang since the last `arm`. */
  get rung(): boolean {
    return this.#rung;
  }

  arm(at: number | null, now: number, summary: string): void {
    this.#rung = false;
    if (at === null || (this.#armed !== null && this.#armed.at <= at)) return;
    this.#armed?.scope.cancel();
    const scope = new CancellationScope();
    this.#armed = { at, scope };
    void scope.run(async () => {
      try {
        await sleep(Math.max(at - now, 1), { summary });
      } catch (error) {
        if (isCancellation(error)) return;
        throw error;
      }
      this.#armed = null;
      this.#rung = true;
    });
  }
}

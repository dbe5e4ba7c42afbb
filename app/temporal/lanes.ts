/** Lets a few tasks of one key run at a time; the others wait in order. */
export class Lanes {
  readonly #max: number;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(max: number) {
    this.#max = max;
  }

  async run<T>(key: string, task: () => Promise<T>): Promise<T> {
    await this.#enter(key);
    try {
      return await task();
    } finally {
      this.#leave(key);
    }
  }

  #enter(key: string): Promise<void> {
    const running = this.#running.get(key) ?? 0;
    if (running < this.#max) {
      this.#running.set(key, running + 1);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), resolve]);
    });
  }

  /** Hands the place on, so that the number of running tasks never exceeds the maximum in between. */
  #leave(key: string): void {
    const [next, ...rest] = this.#waiting.get(key) ?? [];
    if (next !== undefined) {
      if (rest.length > 0) this.#waiting.set(key, rest);
      else this.#waiting.delete(key);
      next();
      return;
    }
    const running = (this.#running.get(key) ?? 1) - 1;
    if (running > 0) this.#running.set(key, running);
    else this.#running.delete(key);
  }
}

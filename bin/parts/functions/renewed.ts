/** A pause between two requests in which the process was surely not stopped long enough to lose connections. */
const harmlessMs = 1_000;

/** Calls `renew` before a request that comes after a pause, in which the process may have been stopped without noticing. */
export function renewedAfterPauses<Rest extends unknown[], Result>(
  renew: () => void,
  handler: (...rest: Rest) => Promise<Result>,
  now: () => number = Date.now,
): (...rest: Rest) => Promise<Result> {
  let restingSince: number | null = null;
  return async (...rest) => {
    if (restingSince !== null && now() - restingSince > harmlessMs) renew();
    restingSince = null;
    try {
      return await handler(...rest);
    } finally {
      restingSince = now();
    }
  };
}

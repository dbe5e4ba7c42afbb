/** Counts and times, and nobody's name: histories are kept. Instants are epoch milliseconds. */
export interface DigestActivities {
  /** Writes to everybody who is to be written to by now. `nextAt`: when to go on; `null`: nobody is left. */
  sendDigests(round: { readonly begunAt: number; readonly now: number }): Promise<{
    readonly sent: number;
    readonly nextAt: number | null;
  }>;
}

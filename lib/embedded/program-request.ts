export interface ProgramRequest {
  /** Where a fetched program is kept. */
  cacheDir: string;
  log: (line: string) => void;
}

/** When and for whom a page is rendered. All instants in view models are epoch milliseconds. */
export interface Moment {
  now: number;
  /** IANA name, such as Europe/Berlin. */
  timeZone: string;
  /** BCP 47 tag of words, dates and numbers, such as en-GB. The console is English, whoever reads it. */
  locale: string;
}

/** Whose words they are. */
export type Reader = Pick<Moment, "locale">;

/** Console, certificate, API and command line are English. */
export const english: Reader = { locale: "en-GB" };

/** When and for whom a page is rendered. All instants in view models are epoch milliseconds. */
export interface Moment {
  now: number;
  /** IANA name, such as Europe/Berlin. */
  timeZone: string;
  /** BCP 47 tag for dates and numbers, such as en-GB. Words stay English. */
  locale: string;
}

/** How dates, times and shares are written. */
export const format = {
  /** As Intl writes a date, made to stand within a sentence: the comma of "Monday, 3 August" would break it. */
  date: (written: string) => written.replaceAll(",", ""),
  clock: (time: string) => time,
  dayAt: (day: string, time: string) => `${day}, ${time}`,
  inZone: (instant: string, city: string) => `${instant} ${city}`,
  stamp: (day: string, time: string, city: string) => `${day}, ${time}, ${city}`,
  /** The city of a zone, by the name that its IANA name gives it. */
  city: (name: string) => name,
  share: (percent: string) => `${percent}%`,
  shareUnder: (percent: string) => `under ${percent}%`,
  shareOver: (percent: string) => `over ${percent}%`,
};

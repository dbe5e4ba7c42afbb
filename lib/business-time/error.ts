/** A calendar, instant or amount that business time cannot work with. `field` is a dotted path such as `hours.mon.0`. */
export class BusinessTimeError extends Error {
  readonly field: string;

  constructor(field: string, message: string) {
    super(`${field}: ${message}`);
    this.name = "BusinessTimeError";
    this.field = field;
  }
}

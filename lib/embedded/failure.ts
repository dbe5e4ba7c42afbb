/** A service could not be started; the message is one sentence for the user that says what to do, details may follow it. */
export class EmbeddedServiceFailure extends Error {
  override readonly name = "EmbeddedServiceFailure";
}

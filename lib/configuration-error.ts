/** One setting that cannot be used. `value` is fit to be shown: secrets are masked. */
export interface WrongSetting {
  readonly key: string;
  readonly value: string;
  readonly todo: string;
}

/** The program cannot start as it is configured. The message names every wrong setting at once. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly settings: readonly WrongSetting[];

  constructor(settings: readonly WrongSetting[]) {
    super(settings.map(({ key, value, todo }) => `${key} is ${value}: ${todo}`).join("\n"));
    this.settings = settings;
  }
}

/** A secret as it may be shown: that it is there, and how long it is. */
export function maskSecret(secret: string): string {
  return `a secret of ${secret.length} characters`;
}

/** A URL without the password and the query, which may hold one. What does not read as a URL is not shown at all, for it may hold one. */
export function maskUrl(text: string): string {
  if (!URL.canParse(text)) return maskSecret(text);
  const url = new URL(text);
  if (url.password !== "") url.password = "***";
  if (url.search !== "") url.search = "?***";
  return `"${url.href}"`;
}

/** Policy of the page that shows a message: as every page's, and frames from here, for the message's HTML body. */
export const messagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Policy of a message's HTML body, shown in a frame of the inbox: its own styles, nothing else. */
export const mailBodyPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** Policy of a page that is only looked at, in a frame or on its own: as every page's, but nothing on it can be sent or run. */
export const lookedAtPolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'; sandbox allow-same-origin";

/** A message's HTML with its links opening beside the inbox, not inside its frame. */
export function framedMail(html: string): string {
  return html.replaceAll("<a ", '<a target="_blank" rel="noreferrer" ');
}

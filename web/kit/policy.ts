/**
 * Content policy of every page: everything from here, no script, no inline style, no frames of others. Forms may go
 * nowhere else either.
 */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Policy of a message's HTML body, shown in a frame of the inbox: its own styles, nothing else. */
export const mailBodyPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** A message's HTML with its links opening beside the inbox, not inside its frame. */
export function framedMail(html: string): string {
  return html.replaceAll("<a ", '<a target="_blank" rel="noreferrer" ');
}

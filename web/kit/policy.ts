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

interface FramedMail {
  readonly html: string;
  readonly pictures?: readonly { readonly cid: string; readonly png: Uint8Array }[];
}

/** A message's HTML with its pictures in it, and its links opening beside the inbox, not inside its frame. */
export function framedMail({ html, pictures = [] }: FramedMail): string {
  return pictures.reduce(
    (framed, { cid, png }) =>
      framed.replaceAll(`src="cid:${cid}"`, `src="data:image/png;base64,${Buffer.from(png).toString("base64")}"`),
    html.replaceAll("<a ", '<a target="_blank" rel="noreferrer" '),
  );
}

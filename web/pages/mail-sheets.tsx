import { LinkedText } from "../kit/linked-text.tsx";

/** A message as people get it: its HTML in a frame of its own, without script, and its text. */
export interface MailShown {
  subject: string;
  text: string;
  /**
   * Address of the HTML body alone. Its response carries its own policy
   * (`default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups allow-top-navigation-by-user-activation`).
   */
  htmlHref: string;
}

export const MailSheets = ({ mail: { subject, text, htmlHref } }: { mail: MailShown }) => (
  <div class="mail">
    <section class="sheet" aria-labelledby="as-html">
      <header>
        <h2 id="as-html">As it looks</h2>
      </header>
      <iframe
        class="mail-frame"
        src={htmlHref}
        title={`Message: ${subject}`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        loading="lazy"
      ></iframe>
    </section>
    <section class="sheet" aria-labelledby="as-text">
      <header>
        <h2 id="as-text">As text</h2>
      </header>
      <div class="body">
        <LinkedText text={text} />
      </div>
    </section>
  </div>
);

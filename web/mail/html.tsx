import { raw } from "hono/html";
import type { Child } from "hono/jsx";
import { wordsOf } from "../language/choose.ts";
import type { MailEntry, MailParts, MailSection } from "./parts.ts";

// Mail programs read styles from attributes only, so this file alone has them. Pages must not.
const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const ink = `${font}color:#12211f;`;
const ink2 = `${font}color:#475653;`;
const text = `${ink}margin:0;font-size:16px;line-height:25px;`;
const small = `${ink2}margin:0;font-size:13px;line-height:20px;`;

const dark =
  "body{margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%} table{border-collapse:collapse} " +
  "@media (max-width:620px){.sheet{width:100%!important} .pad{padding-left:20px!important;padding-right:20px!important} " +
  ".gut{padding:0!important} .btn{display:block!important} h1{font-size:23px!important;line-height:30px!important}} " +
  "@media (prefers-color-scheme:dark){.bg{background-color:#0d1413!important} " +
  ".card{background-color:#141d1b!important;border-color:#283532!important} .ink{color:#e6edeb!important} " +
  ".ink2{color:#aebbb8!important} .hair{border-color:#283532!important} " +
  ".warn{background-color:#33270f!important;border-color:#66501f!important} " +
  ".btn{background-color:#6cc5d6!important;color:#04252c!important} .lnk{color:#6cc5d6!important}}";

const office =
  "<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>" +
  "<style>td,p,h1,h2,a{font-family:'Segoe UI',Arial,sans-serif !important}</style><![endif]-->";
const officeOpen =
  '<!--[if mso]><table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->';
const officeClose = "<!--[if mso]></td></tr></table><![endif]-->";

const bare: object = { role: "presentation", cellpadding: "0", cellspacing: "0", border: "0" };

interface MailSheet {
  parts: MailParts;
  reference: string;
  locale: string;
}

/** The message as HTML for mail programs: one sheet, one button, everything escaped. */
export const MailDocument = ({ parts, reference, locale }: MailSheet) => (
  <>
    {raw("<!doctype html>")}
    <html lang={locale} dir={wordsOf({ locale }).direction}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no" />
        <title>{parts.subject}</title>
        {raw(office)}
        <style>{raw(dark)}</style>
      </head>
      <body class="bg" style="margin:0;padding:0;background-color:#f5f7f6;">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">{parts.preview}</div>
        <table class="bg" {...bare} width="100%" bgcolor="#f5f7f6">
          <tr>
            <td class="gut" align="center" style="padding:32px 12px;">
              {raw(officeOpen)}
              <table
                class="sheet card"
                {...bare}
                width="600"
                bgcolor="#ffffff"
                style="width:600px;max-width:600px;background-color:#ffffff;border:1px solid #dde3e1;border-radius:12px;border-collapse:separate;"
              >
                <Body parts={parts} reference={reference} locale={locale} />
              </table>
              {raw(officeClose)}
              <Outside note={parts.footnotes.at(-1) ?? ""} />
            </td>
          </tr>
        </table>
      </body>
    </html>
  </>
);

const Line = ({ top, bottom = 0, children }: { top: number; bottom?: number; children: Child }) => (
  <tr>
    <td class="pad" style={`padding:${top}px 40px ${bottom}px 40px;`}>
      {children}
    </td>
  </tr>
);

const Body = ({ parts, reference, locale }: MailSheet) => (
  <>
    <Line top={28}>
      <table {...bare} width="100%">
        <tr>
          <td class="ink" style={`${ink}font-size:16px;font-weight:600;`}>
            Takehold
          </td>
          <td
            class="ink2"
            align={wordsOf({ locale }).direction === "rtl" ? "left" : "right"}
            style={`${ink2}font-size:13px;`}
          >
            {reference}
          </td>
        </tr>
      </table>
    </Line>
    <Line top={26}>
      <h1 class="ink" style={`${ink}margin:0;font-size:26px;line-height:33px;font-weight:600;letter-spacing:-0.3px;`}>
        {parts.heading}
      </h1>
    </Line>
    <Line top={14}>
      <p class="ink" style={text}>
        {parts.intro}
      </p>
    </Line>
    {parts.facts.length === 0 ? null : <FactRows facts={parts.facts} />}
    {parts.sections.map((section) => (
      <Section section={section} />
    ))}
    <Button button={parts.button} />
    <Line top={12}>
      <p class="ink2" style={`${ink2}margin:0;font-size:14px;line-height:21px;`}>
        {parts.buttonNote}
      </p>
    </Line>
    {parts.warning === undefined ? null : <Warning warning={parts.warning} />}
    <Line top={26} bottom={32}>
      <p class="ink2" style={`${small}overflow-wrap:anywhere;word-break:break-word;`}>
        {parts.footnotes.slice(0, -1).map((note) => `${note} `)}
        {`${wordsOf({ locale }).mail.frame.ifButtonFails} `}
        <a class="lnk" href={parts.button.href} style="color:#0b5d6e;word-break:break-all;">
          {parts.button.href}
        </a>
      </p>
      {parts.stop === undefined ? null : (
        <p class="ink2" style={`${small}padding-top:12px;`}>
          <a class="lnk" href={parts.stop.href} style="color:#0b5d6e;">
            {parts.stop.label}
          </a>
        </p>
      )}
    </Line>
  </>
);

const Section = ({ section: { title, paragraphs, entries = [], after } }: { section: MailSection }) => (
  <Line top={24}>
    <h2 class="ink" style={`${ink}margin:0 0 6px 0;font-size:17px;line-height:24px;font-weight:600;`}>
      {title}
    </h2>
    {paragraphs.map((paragraph) => (
      <p class="ink" style={text}>
        <Breaks text={paragraph} />
      </p>
    ))}
    {entries.map((entry) => (
      <Entry entry={entry} />
    ))}
    {after === undefined ? null : (
      <p class="ink2" style={`${ink2}margin:12px 0 0 0;font-size:14px;line-height:21px;`}>
        {after}
      </p>
    )}
  </Line>
);

const Entry = ({ entry: { title, href, text: said, picture } }: { entry: MailEntry }) => (
  <div style="margin:12px 0 0 0;">
    <p style="margin:0;">
      <a class="lnk" href={href} style={`${ink}color:#0b5d6e;font-size:16px;line-height:24px;font-weight:600;`}>
        {title}
      </a>
    </p>
    <p class="ink" style={`${ink}margin:0;font-size:15px;line-height:23px;`}>
      {said}
    </p>
    {picture === undefined ? null : (
      <img
        src={`cid:${picture.cid}`}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
        style={`${ink2}display:block;width:100%;max-width:${picture.width}px;height:auto;margin:6px 0 0 0;border:0;font-size:13px;line-height:20px;`}
      />
    )}
  </div>
);

const Breaks = ({ text: value }: { text: string }) => (
  <>
    {value.split(/\r\n|\r|\n/).map((line, index) => (
      <>
        {index === 0 ? null : <br />}
        {line}
      </>
    ))}
  </>
);

const FactRows = ({ facts }: { facts: MailParts["facts"] }) => (
  <Line top={18}>
    <table class="hair" {...bare} width="100%" style="border-top:1px solid #dde3e1;border-bottom:1px solid #dde3e1;">
      <tr>
        <td style="padding:9px 0;">
          <table {...bare}>
            {facts.map(([term, value, weight]) => (
              <tr>
                <td
                  class="ink2"
                  width="128"
                  valign="top"
                  style={`${ink2}font-size:15px;line-height:23px;padding:5px 0;padding-inline-end:12px;`}
                >
                  {term}
                </td>
                <td class="ink" valign="top" style={`${ink}font-size:15px;line-height:23px;padding:5px 0;`}>
                  {weight === "bold" ? <b>{value}</b> : value}
                </td>
              </tr>
            ))}
          </table>
        </td>
      </tr>
    </table>
  </Line>
);

const Button = ({ button }: { button: MailParts["button"] }) => (
  <Line top={28}>
    <table {...bare}>
      <tr>
        <td class="btn" align="center" bgcolor="#0b5d6e" style="border-radius:8px;mso-padding-alt:15px 28px;">
          <a
            class="btn"
            href={button.href}
            style={`display:inline-block;padding:15px 28px;${font}font-size:17px;line-height:22px;font-weight:600;color:#ffffff;text-decoration:none;border-radius:8px;background-color:#0b5d6e;`}
          >
            {button.label}
          </a>
        </td>
      </tr>
    </table>
  </Line>
);

const Warning = ({ warning }: { warning: NonNullable<MailParts["warning"]> }) => (
  <Line top={26}>
    <table
      class="warn"
      {...bare}
      width="100%"
      bgcolor="#fcf0d9"
      style="background-color:#fcf0d9;border:1px solid #e3c081;border-radius:8px;border-collapse:separate;"
    >
      <tr>
        <td style="padding:14px 18px;">
          <p class="ink" style={`${ink}margin:0;font-size:15px;line-height:23px;`}>
            <b>{warning.lead}</b> {warning.text}
          </p>
        </td>
      </tr>
    </table>
  </Line>
);

const Outside = ({ note }: { note: string }) => (
  <table class="sheet" {...bare} width="600" style="width:600px;max-width:600px;">
    <tr>
      <td class="pad" style="padding:18px 40px;">
        <p class="ink2" style={small}>
          {note}
        </p>
      </td>
    </tr>
  </table>
);

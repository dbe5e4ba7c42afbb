import { wordsOf } from "../language/choose.ts";
import { HiddenFields } from "./form.tsx";
import { Icon } from "./icon.tsx";
import { LinkPage } from "./layout.tsx";
import type { Moment, Reader } from "./moment.ts";
import { Notice } from "./notice.tsx";
import type { NoticeModel } from "./notice.tsx";
import { UnsentWords } from "./unsent.tsx";
import type { Unsent } from "./unsent.tsx";

/** The page of a link that does not work any more, with the way to a fresh one. `until`: it has ended, otherwise a newer one was sent. */
export const VoidLink = ({ reader, link }: { reader: Moment; link: VoidLinkModel & Unsent }) => {
  const words = wordsOf(reader).linkEnd;
  const title = link.until === undefined ? words.newerTitle : words.title;
  return (
    <LinkPage reader={reader} title={title}>
      <p class="eyebrow">{link.key}</p>
      <h1>{title}</h1>
      <div class="stack gap">
        {link.trouble === undefined ? null : <Notice notice={link.trouble} />}
        <p>{link.happened}</p>
        <UnsentWords unsent={link.unsent} reader={reader} />
        <FreshLink reader={reader} form={link.form} />
      </div>
    </LinkPage>
  );
};

/** Where a form behind a link goes, and the nonce it carries. */
export interface LinkForm {
  action: string;
  nonce: string;
}

export interface VoidLinkModel extends Unsent {
  key: string;
  until?: number | undefined;
  /** What it led to, and that it does no more. */
  happened: string;
  form: LinkForm;
  trouble?: NoticeModel | undefined;
}

/** The button on the page of a link that is void: it mails a fresh one to the person's own address. */
export const FreshLink = ({ reader, form }: { reader: Reader; form: LinkForm }) => {
  const { fresh, freshNote } = wordsOf(reader).linkEnd;
  return (
    <form method="post" action={form.action} class="stack gap">
      <HiddenFields values={{ nonce: form.nonce }} />
      <p class="small muted">{freshNote}</p>
      <p>
        <button class="button primary" type="submit">
          <Icon name="mail" />
          {fresh}
        </button>
      </p>
    </form>
  );
};

import { weekdayDate } from "../../kit/format.ts";
import { FreshLink } from "../../kit/fresh-link.tsx";
import { LinkPage } from "../../kit/layout.tsx";
import type { Moment, Reader } from "../../kit/moment.ts";
import { Notice } from "../../kit/notice.tsx";
import { UnsentWords } from "../../kit/unsent.tsx";
import type { Unsent } from "../../kit/unsent.tsx";
import { wordsOf } from "../../language/choose.ts";
import type { Words } from "../../language/words.ts";
import type { VoidLinkModel } from "./model.ts";

/** Each way in which a link ends has its own next step. */
export const VoidLink = ({ link, reader }: { link: VoidLinkModel & Unsent & Moment; reader: Reader }) => {
  const { title, happened, todo } = voidWords(link, wordsOf(reader));
  return (
    <LinkPage reader={reader} title={`${title}: ${link.key}`}>
      <p class="eyebrow">{link.key}</p>
      <h1>{title}</h1>
      <div class="stack gap">
        {link.ended?.trouble === undefined ? null : <Notice notice={link.ended.trouble} />}
        <p>{happened}</p>
        <p>{todo}</p>
        <UnsentWords unsent={link.unsent} reader={reader} />
        {link.ended === undefined ? null : <FreshLink reader={reader} form={link.ended} />}
      </div>
    </LinkPage>
  );
};

function voidWords(link: VoidLinkModel & Moment, { links: words, linkEnd }: Words) {
  const { kind, key, title, isAskedNow } = link;
  const owner = link.owner ?? null;
  switch (kind) {
    case "expired": {
      const until = link.ended?.until === undefined ? null : weekdayDate(link, link.ended.until);
      const todo = link.ended?.isDecided === true ? linkEnd.signDecided(title) : linkEnd.signOpen(title);
      return { title: linkEnd.title, happened: linkEnd.signHappened(until), todo };
    }
    case "replaced": {
      const { replaced } = words;
      return { title: replaced.title, happened: replaced.happened(title), todo: replaced.todo(key, owner) };
    }
    case "revoked":
      return { ...words.revoked, todo: words.revoked.todo(owner) };
    case "revised": {
      const { revised } = words;
      const todo = isAskedNow ? revised.todoAsked(key) : revised.todoNotAsked(owner);
      return { title: revised.title, happened: revised.happened(title), todo };
    }
    case "passed_on": {
      const { passedOn } = words;
      return {
        title: passedOn.title(link.holder ?? null),
        happened: passedOn.happened(title),
        todo: passedOn.todo(owner),
      };
    }
  }
}

export const UnknownLink = ({ reader, unsent }: { reader: Reader } & Unsent) => {
  const { title, happened, todo } = wordsOf(reader).links.unknown;
  return (
    <LinkPage reader={reader} title={title}>
      <h1>{title}</h1>
      <div class="stack gap">
        <p>{happened}</p>
        <p>{todo}</p>
        <UnsentWords unsent={unsent} reader={reader} />
      </div>
    </LinkPage>
  );
};

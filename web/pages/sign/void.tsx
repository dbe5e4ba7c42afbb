import { LinkPage } from "../../kit/layout.tsx";
import type { Reader } from "../../kit/moment.ts";
import { wordsOf } from "../../language/choose.ts";
import type { Words } from "../../language/words.ts";
import type { VoidLinkModel } from "./model.ts";

/** Each way in which a link ends has its own next step. */
export const VoidLink = ({ link, reader }: { link: VoidLinkModel; reader: Reader }) => {
  const { title, happened, todo } = voidWords(link, wordsOf(reader).links);
  return (
    <LinkPage reader={reader} title={`${title}: ${link.key}`}>
      <p class="eyebrow">{link.key}</p>
      <h1>{title}</h1>
      <div class="stack gap">
        <p>{happened}</p>
        <p>{todo}</p>
      </div>
    </LinkPage>
  );
};

function voidWords(link: VoidLinkModel, words: Words["links"]) {
  const { kind, key, title, isAskedNow } = link;
  const owner = link.owner ?? null;
  switch (kind) {
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

export const UnknownLink = ({ reader }: { reader: Reader }) => {
  const { title, happened, todo } = wordsOf(reader).links.unknown;
  return (
    <LinkPage reader={reader} title={title}>
      <h1>{title}</h1>
      <div class="stack gap">
        <p>{happened}</p>
        <p>{todo}</p>
      </div>
    </LinkPage>
  );
};

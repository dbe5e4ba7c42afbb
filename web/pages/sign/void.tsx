import { LinkPage } from "../../kit/layout.tsx";
import type { Reader } from "../../kit/moment.ts";
import type { VoidLinkModel } from "./model.ts";

/** Each way in which a link ends has its own next step. */
export const VoidLink = ({ link, reader }: { link: VoidLinkModel; reader: Reader }) => {
  const { title, happened, todo } = voidWords(link);
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

function voidWords({ kind, key, title, owner, isAskedNow, holder }: VoidLinkModel) {
  const whom = owner ?? "whoever sent it";
  const newest = `Please use the button in the latest message about ${key}; older messages lead here.`;
  const nothing = "Nothing was recorded here.";
  switch (kind) {
    case "replaced":
      return {
        title: "A newer link was sent to you",
        happened: `You were asked about “${title}” once more, and since then only the newer link works. ${nothing}`,
        todo: `${newest} If you cannot find it, ask ${whom} to send it again.`,
      };
    case "revoked":
      return {
        title: "This link was withdrawn",
        happened: `It was made void by those who run the change, and nobody can decide with it. ${nothing}`,
        todo: `You need not do anything. If you think that your decision is needed, ask ${whom} for a new link.`,
      };
    case "revised":
      return {
        title: "The proposal was asked again",
        happened: `After this link was sent, “${title}” went back to be reworked. What is decided now is its newest wording. ${nothing}`,
        todo: isAskedNow
          ? `Your decision on that is open. ${newest}`
          : `Nothing is asked of you at the moment. You get a message when it is; if you expected one, ask ${whom}.`,
      };
    case "passed_on":
      return {
        title: holder === undefined ? "It was passed on" : `It is with ${holder} now`,
        happened: `The decision about “${title}” was passed on from you, and that is on the record. They were sent a link of their own; this one does not work any more.`,
        todo: `You need not do anything. If that was a mistake, ask ${whom}.`,
      };
  }
}

export const UnknownLink = ({ reader }: { reader: Reader }) => (
  <LinkPage reader={reader} title="This link leads nowhere">
    <h1>This link leads nowhere</h1>
    <div class="stack gap">
      <p>It is no link that was ever sent from here. Mail programs sometimes break long addresses in two.</p>
      <p>Nothing was recorded. Please use the button in the latest message, or ask whoever sent it for a new link.</p>
    </div>
  </LinkPage>
);

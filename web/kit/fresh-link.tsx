import { wordsOf } from "../language/choose.ts";
import { HiddenFields } from "./form.tsx";
import { Icon } from "./icon.tsx";
import type { Reader } from "./moment.ts";

/** The button on the page of a link that is void: it mails a fresh one to the person's own address. */
export const FreshLink = ({ reader, form }: { reader: Reader; form: { action: string; nonce: string } }) => {
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

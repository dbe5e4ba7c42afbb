import { HiddenFields } from "../kit/form.tsx";
import { LinkPage } from "../kit/layout.tsx";
import { english } from "../kit/moment.ts";
import { Notice } from "../kit/notice.tsx";

/** The one-time link of the console. Opening it signs nobody in: the button does. */
export type LoginModel =
  | { state: "ready"; action: string; hidden: Readonly<Record<string, string>> }
  /** Used, expired or mistyped. */
  | { state: "spent" }
  /** No link was used at all. */
  | { state: "needed"; next?: string | undefined };

export const LoginPage = ({ model }: { model: LoginModel }) => (
  <LinkPage reader={english} title="Sign in">
    <h1>Sign in</h1>
    <div class="stack gap">
      <Body model={model} />
    </div>
  </LinkPage>
);

const Body = ({ model }: { model: LoginModel }) => {
  switch (model.state) {
    case "ready":
      return (
        <>
          <p>This link signs in once, in this browser. It was printed where Takehold was started.</p>
          <form method="post" action={model.action}>
            <HiddenFields values={model.hidden} />
            <button class="button primary large" type="submit">
              Open the console
            </button>
          </form>
        </>
      );
    case "spent":
      return (
        <>
          <Notice
            notice={{
              tone: "risk",
              title: "This link has been used, or is too old.",
              text: "Each link works once. Nothing was changed.",
            }}
          />
          <NewLink />
        </>
      );
    case "needed":
      return (
        <>
          <p>
            The console is for people who run changes. If you were asked to decide, use the link in your mail instead.
          </p>
          <NewLink />
        </>
      );
  }
};

const NewLink = () => (
  <p>
    For a new link, run <code>npx takehold key login</code> where Takehold runs. It works once, within the hour.
  </p>
);

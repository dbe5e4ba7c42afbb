/** What is posted, and what is said above the button. `token` is `null` when the link cannot be used. */
export interface LoginModel {
  readonly token: string | null;
}

/** The page behind a one-time link. Opening it changes nothing, so that a mail scanner cannot use the link up. */
export const LoginPage = ({ token }: LoginModel) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>Sign in: Takehold</title>
      <link rel="stylesheet" href="/assets/takehold.css" />
    </head>
    <body>
      <main id="main" class="wrap">
        <h1>{token === null ? "This link does not work any more" : "Sign in to Takehold"}</h1>
        {token === null ? (
          <p>It was used already, or it is too old. Ask an administrator for a new one.</p>
        ) : (
          <form method="post" action="/login">
            <input type="hidden" name="token" value={token} />
            <p>This link works once.</p>
            <button class="button primary" type="submit">
              Sign in
            </button>
          </form>
        )}
      </main>
    </body>
  </html>
);

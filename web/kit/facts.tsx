import type { Child } from "hono/jsx";

export interface Fact {
  term: string;
  text: Child;
}

/** A short definition list, term beside text. */
export const Facts = ({ facts, class: look = "facts" }: { facts: readonly Fact[]; class?: string }) => (
  <dl class={look}>
    {facts.map((fact) => (
      <div>
        <dt>{fact.term}</dt>
        <dd>{fact.text}</dd>
      </div>
    ))}
  </dl>
);

/** Nothing to show yet, and what to do about it. */
export const Empty = ({ title, text, children }: { title: string; text?: string | undefined; children?: Child }) => (
  <div class="empty">
    <p>
      <b>{title}</b>
    </p>
    {text === undefined ? null : <p class="muted">{text}</p>}
    {children === undefined ? null : <div class="row actions">{children}</div>}
  </div>
);

/** A section on its own ground, with a title and what is worth knowing beside it. */
export const Sheet = ({
  id,
  title,
  aside,
  children,
}: {
  id: string;
  title: string;
  aside?: Child | undefined;
  children: Child;
}) => (
  <section class="sheet" id={id} aria-labelledby={`${id}-title`}>
    <header>
      <h2 id={`${id}-title`}>{title}</h2>
      {aside === undefined ? null : <p>{aside}</p>}
    </header>
    <div class="body">{children}</div>
  </section>
);

/** Something that folds away. */
export const More = ({ label, isOpen = false, children }: { label: Child; isOpen?: boolean; children: Child }) => (
  <details class="more" open={isOpen}>
    <summary>
      <Chevron />
      {label}
    </summary>
    <div class="inside">{children}</div>
  </details>
);

const Chevron = () => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <use href="#i-chevron" />
  </svg>
);

/** Words of a sentence, some of them strong. Plain strings are escaped like everything else. */
export type Rich = string | readonly (string | { strong: string })[];

export const RichText = ({ text }: { text: Rich }) =>
  typeof text === "string" ? (
    <>{text}</>
  ) : (
    <>{text.map((part) => (typeof part === "string" ? part : <strong>{part.strong}</strong>))}</>
  );

/** A person's own text: blank lines make paragraphs, single line ends are kept. */
export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph.trim() !== "")
      .map((paragraph) => (
        <p class="prose">{paragraph.trim()}</p>
      ))}
  </>
);

/** What changed against the text a person has seen before. */
export type Diff = readonly (string | { removed: string } | { added: string })[];

export const DiffText = ({ parts }: { parts: Diff }) => (
  <p class="diff prose">
    {parts.map((part) => {
      if (typeof part === "string") return part;
      return "removed" in part ? <del>{part.removed}</del> : <ins>{part.added}</ins>;
    })}
  </p>
);

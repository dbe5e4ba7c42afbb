/** Plain text as it was written, its web addresses made into links. */
export const LinkedText = ({ text }: { text: string }) => (
  <pre class="as-written">
    {text
      .split(/(https?:\/\/[^\s<>"']+)/)
      .map((part) => (/^https?:\/\//.test(part) ? <a href={part}>{part}</a> : part))}
  </pre>
);

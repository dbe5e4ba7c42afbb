import type { Child } from "hono/jsx";
import type { Token } from "../../assets/looks.ts";
import { Specimen } from "./specimen.tsx";

const pixelsOfRem = 16;

/** A length of the stylesheet in pixels of the usual text size; `null` for what is no length. */
function pixelsOf(value: string): number | null {
  const [, amount, unit] = /^(\d*\.?\d+)(rem|px)$/.exec(value) ?? [];
  return amount === undefined ? null : Number(amount) * (unit === "rem" ? pixelsOfRem : 1);
}

const kinds = [
  { name: "Type", of: /^--(font|mono|text|leading|weight)/, show: (token: Token) => <Letter token={token} /> },
  { name: "Space and size", of: /^--(space|target|page|reading)/, show: (token: Token) => <Length token={token} /> },
  { name: "Corners", of: /^--radius/, show: (token: Token) => <Corner token={token} /> },
  { name: "Depth", of: /^--shadow/, show: ({ name }: Token) => <span class={`depth ${name.slice(2)}`}></span> },
  { name: "Colour", of: /^--/, show: (token: Token) => <Colour token={token} /> },
] as const;

/** Every token in the first kind that it belongs to. */
export const Tokens = ({ tokens }: { tokens: readonly Token[] }) => (
  <>
    {kinds.map(({ name, show }, place) => (
      <Specimen name={name}>
        <ul class="tokens">
          {tokens
            .filter((token) => kinds.findIndex(({ of }) => of.test(token.name)) === place)
            .map((token) => (
              <Named token={token}>{show(token)}</Named>
            ))}
        </ul>
      </Specimen>
    ))}
  </>
);

const Named = ({ token, children }: { token: Token; children: Child }) => (
  <li>
    <span class="sample">{children}</span>
    <div>
      <code>{token.name}</code>
      <p class="small muted">
        {token.value}
        {token.dark === undefined ? null : `; dark ${token.dark}`}
        {token.contrast === undefined ? null : `; contrast ${token.contrast}`}
      </p>
    </div>
  </li>
);

const Colour = ({ token: { name } }: { token: Token }) => (
  <svg width="48" height="32" aria-hidden="true">
    <rect class="edge" x="0.5" y="0.5" width="47" height="31" rx="7" fill={`var(${name})`} />
  </svg>
);

const Length = ({ token: { value } }: { token: Token }) => {
  const length = pixelsOf(value);
  // Widths of pages are no sample.
  if (length === null || length > 100) return null;
  return (
    <svg width={length} height="12" aria-hidden="true">
      <rect width={length} height="12" rx="2" fill="var(--accent)" />
    </svg>
  );
};

const Corner = ({ token: { value } }: { token: Token }) => (
  <svg width="48" height="32" aria-hidden="true">
    <rect class="edge" x="0.5" y="0.5" width="47" height="31" rx={Math.min(pixelsOf(value) ?? 0, 16)} fill="none" />
  </svg>
);

const Letter = ({ token: { name, value } }: { token: Token }) => {
  const size = name.startsWith("--text") ? pixelsOf(value) : 20;
  const own = name.startsWith("--weight") ? { "font-weight": value } : {};
  if (name.startsWith("--leading")) return null;
  return (
    <svg width="64" height="36" aria-hidden="true">
      <text
        x="0"
        y="30"
        fill="currentColor"
        font-size={size ?? 20}
        {...own}
        font-family={name === "--mono" ? "var(--mono)" : "var(--font)"}
      >
        Ag
      </text>
    </svg>
  );
};

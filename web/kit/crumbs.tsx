import { Icon } from "./icon.tsx";

/** Where a page stands: the pages above it, and its own name. */
export const Crumbs = ({
  above,
  here,
}: {
  above: readonly { readonly label: string; readonly href: string }[];
  here: string;
}) => (
  <nav class="crumbs" aria-label="You are here">
    {above.map(({ label, href }) => (
      <>
        <a href={href}>{label}</a>
        <Icon name="chevron" flip />
      </>
    ))}
    <span>{here}</span>
  </nav>
);

/** Domains that are one, and whose dots in front of the @ mean nothing. */
const dotless = new Set(["gmail.com", "googlemail.com"]);

/** What mail to an address ends up in: case and what follows a plus make no other mailbox. */
export function mailboxOf(address: string): string {
  const at = address.lastIndexOf("@");
  const domain = address.slice(at + 1).toLowerCase();
  const [local = ""] = address.slice(0, Math.max(at, 0)).toLowerCase().split("+");
  return dotless.has(domain) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}

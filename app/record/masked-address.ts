/** "f…z@example.com": enough for whoever knows the address to recognise it, too little to write to it. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf("@");
  const local = Array.from(address.slice(0, Math.max(at, 0)));
  const [first = ""] = local;
  const last = local.length > 3 ? (local.at(-1) ?? "") : "";
  return `${first}…${last}${at < 0 ? "" : address.slice(at)}`;
}

/** "CRM activity" has the id `crm-activity`. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replaceAll(/[^\x20-\x7e]/g, "");
  return plain
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 60);
}

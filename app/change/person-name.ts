/** A person as pages and the API name them; `null` when nobody may know the name any more. */
export type PersonName = { readonly id: string; readonly name: string | null };

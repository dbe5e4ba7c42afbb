/** What is known about who is who. Identities and people are ids; the order in which claims arrived is not part of it. */
export interface IdentityGraph {
  /** Identities that a person's own record names. */
  readonly anchors: ReadonlyMap<string, string>;
  /** Two names of one user: an alias, or a user id and its e-mail address. */
  readonly same: readonly (readonly [string, string])[];
  /** A user was signed in on a device. */
  readonly device: readonly (readonly [user: string, device: string])[];
}

/**
 * Whose each identity is, `null` when nobody or more than one person could be meant. A pure function of the claims, so any
 * order of arrival ends the same.
 *
 * An anchored identity is its person's. The others, joined by `same`, belong to the one person whose anchors they touch.
 * Where they touch none, they are taken for devices: they belong to the one person whom all their users are. A device
 * shared by two people is nobody's, and never makes its users one person.
 */
export function resolveIdentities(graph: IdentityGraph): Map<string, string | null> {
  const unions = new Unions();
  for (const pair of [...graph.same, ...graph.device]) for (const identity of pair) unions.add(identity);
  for (const identity of graph.anchors.keys()) unions.add(identity);
  for (const [one, other] of graph.same) {
    if (!graph.anchors.has(one) && !graph.anchors.has(other)) unions.join(one, other);
  }
  const touched = new Claims();
  for (const [one, other] of graph.same) {
    touch(touched, unions, one, graph.anchors.get(other));
    touch(touched, unions, other, graph.anchors.get(one));
  }
  const direct = (identity: string): string | null =>
    graph.anchors.get(identity) ?? touched.only(unions.root(identity));
  const used = new Claims();
  for (const [user, device] of graph.device) used.add(unions.root(device), direct(user));
  const resolved = new Map<string, string | null>();
  for (const identity of unions.all()) {
    const root = unions.root(identity);
    const fallback = touched.has(root) ? null : used.only(root);
    resolved.set(identity, direct(identity) ?? fallback);
  }
  return resolved;
}

function touch(claims: Claims, unions: Unions, identity: string, person: string | undefined): void {
  if (person !== undefined) claims.add(unions.root(identity), person);
}

/** Who was named for a set of identities. */
class Claims {
  readonly #named = new Map<string, Set<string | null>>();

  add(root: string, person: string | null): void {
    const named = this.#named.get(root);
    if (named === undefined) this.#named.set(root, new Set([person]));
    else named.add(person);
  }

  has(root: string): boolean {
    return this.#named.has(root);
  }

  only(root: string): string | null {
    const [first, ...others] = this.#named.get(root) ?? [];
    return others.length === 0 ? (first ?? null) : null;
  }
}

/** Disjoint sets with path halving. */
class Unions {
  readonly #parent = new Map<string, string>();

  add(identity: string): void {
    if (!this.#parent.has(identity)) this.#parent.set(identity, identity);
  }

  all(): Iterable<string> {
    return this.#parent.keys();
  }

  root(identity: string): string {
    let current = identity;
    for (let parent = this.#parentOf(current); parent !== current; parent = this.#parentOf(current)) {
      this.#parent.set(current, this.#parentOf(parent));
      current = parent;
    }
    return current;
  }

  join(one: string, other: string): void {
    this.#parent.set(this.root(one), this.root(other));
  }

  #parentOf(identity: string): string {
    return this.#parent.get(identity) ?? identity;
  }
}

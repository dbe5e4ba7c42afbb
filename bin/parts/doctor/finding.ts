/** What was found of one thing that Takehold needs. */
export interface Finding {
  readonly name: string;
  /** `warning`: it works, with less; `missing`: it does not work so. */
  readonly status: "ok" | "warning" | "missing";
  readonly found: string;
  /** How to get it right; `null` when it is. */
  readonly todo: string | null;
}

export function ok(name: string, found: string): Finding {
  return { name, status: "ok", found, todo: null };
}

export function warning(name: string, found: string, todo: string): Finding {
  return { name, status: "warning", found, todo };
}

export function missing(name: string, found: string, todo: string): Finding {
  return { name, status: "missing", found, todo };
}

type Labels = Readonly<Record<string, string>>;

interface Family {
  readonly help: string;
  readonly values: Map<string, number>;
}

/** Counters in the text form that Prometheus reads. They only grow, and begin at zero when the process does. */
export class Counters {
  readonly #families = new Map<string, Family>();

  declare(name: string, help: string): void {
    this.#families.set(name, { help, values: new Map() });
  }

  /** @throws Error for a counter that was not declared */
  add(name: string, labels: Labels, amount = 1): void {
    const family = this.#families.get(name);
    if (family === undefined) throw new Error(`no counter ${name} is declared`);
    const key = Object.entries(labels)
      .map(([label, value]) => `${label}=${JSON.stringify(value)}`)
      .join(",");
    family.values.set(key, (family.values.get(key) ?? 0) + amount);
  }

  text(): string {
    const lines: string[] = [];
    for (const [name, { help, values }] of this.#families) {
      lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} counter`);
      for (const [labels, value] of values) lines.push(`${name}${labels === "" ? "" : `{${labels}}`} ${value}`);
    }
    return `${lines.join("\n")}\n`;
  }
}

/** A certificate or a story as it is read, before it is laid out as a page, PDF or Markdown: plain text only, so that nothing in it can act. */
export interface Paper {
  readonly kind: "Certificate" | "Story";
  readonly key: string;
  readonly title: string;
  /** In a sentence: what this is, and of which instant. */
  readonly about: string;
  /** What keeps the certificate from being relied on; empty as a rule. */
  readonly warnings: readonly string[];
  readonly facts: readonly PaperFact[];
  readonly parts: readonly PaperPart[];
}

export type PaperFact = readonly [term: string, text: string];

export interface PaperPart {
  readonly id: string;
  readonly title: string;
  readonly facts: readonly PaperFact[];
  readonly paragraphs: readonly string[];
  readonly entries: readonly PaperEntry[];
}

/** Something that happened. */
export interface PaperEntry {
  readonly when: string;
  /** ISO 8601 in UTC. */
  readonly instant: string;
  readonly what: string;
  /** A person's own words. */
  readonly quote?: string | undefined;
  readonly proof: readonly string[];
}

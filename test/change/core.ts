import * as ball from "../../domain/change/ball.ts";
import * as book from "../../domain/change/book.ts";
import * as decider from "../../domain/change/decider.ts";

/** The pure core as the tests drive it. A mutant is the same modules, loaded with one of them replaced. */
export interface Core {
  readonly ball: typeof ball;
  readonly book: typeof book;
  readonly decider: typeof decider;
}

export const core: Core = { ball, book, decider };

import type { Choice, FieldError } from "../../kit/field.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import type { CandidatesModel } from "./candidates.tsx";
import type { ChangeForm } from "./form.ts";
import type { TargetPreview } from "./target-preview.tsx";

/**
 * The form for a new change or a new revision. It posts to `action`; the button pressed says what for: `do=save` keeps a
 * draft, `do=submit` asks for it, `add=PATH` adds a row and shows the form again.
 */
export interface NewChangeModel {
  frame: ConsoleFrame;
  mode:
    | { kind: "new" }
    /** `asked`: people are asked about it, or agreed to it; says which edits ask them again. */
    | { kind: "edit"; key: string; revision: number; href: string; asked?: string | undefined };
  action: string;
  hidden?: Readonly<Record<string, string>> | undefined;
  form: ChangeForm;
  /** By the names of inputs; those of no input are listed on top only. */
  errors: readonly FieldError[];
  /** What is allowed but probably not meant. */
  warnings: readonly NoticeModel[];
  /** What a new change can begin from; empty where none can be chosen. */
  templates: readonly { id: string; name: string; about: string }[];
  /** From the template, shown beside questions, by path. */
  hints: Readonly<Record<string, string>>;
  /** What the answers come to: "Standard, because 3 teams have to do something." */
  tierAdvice?: string | undefined;
  /** How what is typed is kept. */
  typed: TypedModel;
  /** What the reader typed here in other sittings and did not keep. */
  unfinished: readonly UnfinishedText[];
  /** The row that was just added, to lead the reader there. */
  addedRow?: string | undefined;
  /** Lists of members and usage sources there are, to choose from; without them an id can be typed. */
  populations?: readonly Choice[] | undefined;
  sources?: readonly Choice[] | undefined;
  /** Names of events that came, to pick from, with where they came from. */
  seen?: readonly Choice[] | undefined;
  /** Who might have to decide as well; left out while what is typed cannot be read. */
  candidates?: CandidatesModel | undefined;
  /** Whether targets can be tried on the last weeks, and of each target what was found; `null`: it has no such preview. */
  previews?: readonly (TargetPreview | null)[] | undefined;
  mayPreview?: boolean | undefined;
  /** The target that was just looked back at, to lead the reader there. */
  looked?: string | undefined;
}

/** How what was typed is kept. */
export interface TypedModel {
  readonly id: string;
  /** 0: nothing was kept yet. */
  readonly version: number;
  /** When it was last kept, epoch milliseconds. */
  readonly at: number | undefined;
  /** Another tab typed on in the text that this one began from; where that text can be read. */
  readonly besideHref: string | undefined;
}

/** What was typed in another sitting and not kept. */
export interface UnfinishedText {
  readonly id: string;
  readonly title: string;
  readonly at: number;
  readonly href: string;
  /** Posts here to throw it away. */
  readonly drop: string;
  readonly hidden: Readonly<Record<string, string>>;
}

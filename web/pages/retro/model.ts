import type { BulletModel } from "../../kit/bullet.tsx";
import type { FieldError } from "../../kit/field.ts";
import type { ConsoleFrame } from "../../kit/frame.ts";
import type { NoticeModel } from "../../kit/notice.tsx";
import type { Rich } from "../../kit/rich.tsx";
import type { Status } from "../../kit/status.tsx";
import type { CurveModel } from "../change/model.ts";

/** Measuring something that was launched long ago, from two files. Nothing is stored. */
export interface RetroModel {
  frame: ConsoleFrame;
  /** Multipart; its file inputs are `events` and `roster`, its other names those of `RetroForm`. */
  action: string;
  hidden?: Readonly<Record<string, string>> | undefined;
  form: RetroForm;
  errors: readonly FieldError[];
  result?: RetroResult | undefined;
}

/** As typed. Days and counts are whole numbers, `threshold` is in percent, `launched` an ISO instant or a date. */
export interface RetroForm {
  event: string;
  launched: string;
  team: string;
  timeZone: string;
  period: string;
  k: string;
  m: string;
  w: string;
  graceDays: string;
  threshold: string;
  sustainDays: string;
  windowDays: string;
  /** Names of columns, where they are not found by themselves; empty lets them be guessed. */
  userColumn: string;
  timeColumn: string;
  eventColumn: string;
  idColumn: string;
  memberColumn: string;
  teamColumn: string;
  joinedColumn: string;
  leftColumn: string;
  /** `dmy`, `mdy`, or empty to let the dates tell. */
  dates: string;
}

export function emptyRetroForm(timeZone: string): RetroForm {
  return {
    event: "",
    launched: "",
    team: "",
    timeZone,
    period: "month",
    k: "1",
    m: "2",
    w: "3",
    graceDays: "30",
    threshold: "60",
    sustainDays: "90",
    windowDays: "",
    userColumn: "",
    timeColumn: "",
    eventColumn: "",
    idColumn: "",
    memberColumn: "",
    teamColumn: "",
    joinedColumn: "",
    leftColumn: "",
    dates: "",
  };
}

export interface RetroResult {
  /** The answer first: what happened, in one to three sentences. */
  sentences: readonly Rich[];
  status: Status;
  bullet: BulletModel;
  /** The rule that was measured, in one sentence. */
  rule: string;
  /** One row an instant and team. */
  ladder: readonly RetroRow[];
  curve: CurveModel;
  verdicts: readonly { at: number; verdict: string; reachedAt?: number | undefined; heldSince?: number | undefined }[];
  notices: readonly NoticeModel[];
  /** What was read: events, people, what was left out. */
  read: string;
  /** How each file was understood, a sentence a file. */
  files: readonly string[];
  /** Opens the new-change form with this target filled in. */
  changeHref?: string | undefined;
}

export interface RetroRow {
  at: number;
  /** "Everybody" for the whole. */
  team: string;
  eligible: number;
  maturing: number;
  judged: number;
  tried: number;
  active: number;
  habitual: number;
  lapsed: number;
  rate: number | null;
}

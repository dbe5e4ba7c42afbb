import type { Caller } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import type { FlashName } from "../flash.ts";
import type { FormBody } from "../form-body.ts";

/** What a form on a change's page asks for. */
export interface Act {
  readonly app: App;
  readonly caller: Caller;
  readonly key: string;
  readonly form: FormBody;
  /** Of the reader, for instants they typed. */
  readonly timeZone: string;
}

/** What was done, and where on the page it is seen. */
export interface Done {
  readonly late: boolean;
  readonly flash: FlashName;
  readonly place: string;
  /** Another page that it leads to. */
  readonly href?: string;
}

export type Doer = (act: Act) => Promise<Done>;

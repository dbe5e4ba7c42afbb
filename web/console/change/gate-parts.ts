import type { ChangeView } from "../../../app/change/view.ts";
import type { Moment } from "../../kit/moment.ts";
import type { Desk } from "./action.ts";
import type { ChangeRecord } from "./record.ts";

export type GateView = ChangeView["gates"][number];
export type RequestView = GateView["requests"][number];

export interface GateParts {
  readonly view: ChangeView;
  readonly record: ChangeRecord;
  readonly moment: Moment;
  readonly desk: Desk;
}

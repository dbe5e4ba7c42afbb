import type { Answer } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import type { ChangeState } from "../../domain/change/state.ts";

/** How an order ended: recorded, or accepted and to be recorded as soon as the record can be written. */
export type Sent = { readonly late: false; readonly answer: Answer } | { readonly late: true };

/** The way to a change's one writer. */
export interface ChangeGateway {
  /** Begins the life of a change. Beginning it again does nothing. @throws Problem `unavailable` */
  begin(key: string, orders: readonly Order[]): Promise<void>;
  /** Sends one order. @throws Problem for a refusal, `not_found`, or `unavailable` when it could not be delivered. */
  send(key: string, order: Order): Promise<Sent>;
  /**
   * Wakes a change that is closed, as it was left, for one order. `null`: it was awake for another one, which is done by now; look
   * at it again. @throws Problem for a refusal, or `unavailable`
   */
  wake(state: ChangeState, order: Order): Promise<Sent | null>;
}

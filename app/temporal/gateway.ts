import { setTimeout as delay } from "node:timers/promises";
import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateStage,
} from "@temporalio/client";
import type { Client } from "@temporalio/client";
import { ApplicationFailure } from "@temporalio/common";
import type { Answer, Book } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import { Problem } from "../../domain/errors.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { unborn } from "../../domain/change/state.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { openBook, carryOut } from "../../domain/change/book.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { act, refusedType } from "../../workflows/change/messages.ts";
import { searchAttributesOf } from "../../workflows/change/search.ts";
import type { changeWorkflow } from "../../workflows/index.ts";
import type { ChangeGateway, Sent } from "../change/gateway.ts";
import { Lanes } from "./lanes.ts";

export interface GatewayOptions {
  readonly taskQueue: string;
  /** Whether the search attributes are registered. */
  readonly searchable: boolean;
  /** After this long an accepted order is answered as late. */
  readonly lateMs?: number;
  /** For this long a passing fault is tried again. */
  readonly patienceMs?: number;
}

/** Temporal allows 10 updates in flight per workflow; two are left for others. */
const inFlightMax = 8;
/** gRPC codes of passing faults: RESOURCE_EXHAUSTED and UNAVAILABLE. */
const passingCodes: ReadonlySet<number> = new Set([8, 14]);
/** Failure types that look like refusals but applied nothing. */
const passingTypes: ReadonlySet<string> = new Set(["UnprocessedUpdate", "AcceptedUpdateCompletedWorkflow"]);

/** Sends orders to changes as workflow updates: few at a time, the same id on every try. */
export function createGateway(client: Client, options: GatewayOptions): ChangeGateway {
  const { lateMs = 10_000, patienceMs = 20_000 } = options;
  const lanes = new Lanes(inFlightMax);
  return {
    begin: (key, orders) => patiently(patienceMs, () => begin(client, options, key, orders)),
    wake: (state, order) => patiently(patienceMs, () => wake(client, options, { state, order, lateMs })),
    send: (key, order) => lanes.run(key, () => patiently(patienceMs, () => send(client, key, order, lateMs))),
  };
}

async function begin(client: Client, options: GatewayOptions, key: string, orders: readonly Order[]): Promise<void> {
  const { taskQueue, searchable } = options;
  const created = orders[0] === undefined ? null : carryOut(openBook(key), orders[0], Date.now());
  const state = created === null || isRefusal(created) ? unborn(key) : created.book.state;
  try {
    await client.workflow.start<typeof changeWorkflow>("changeWorkflow", {
      taskQueue,
      workflowId: changeWorkflowId(key),
      args: [{ key, orders, book: null, searchable }],
      workflowIdReusePolicy: "REJECT_DUPLICATE",
      memo: { begunBy: begunBy(orders) },
      staticSummary: [key, state.plan.template, state.plan.team].filter((part) => part !== null).join(" · "),
      ...(searchable ? { typedSearchAttributes: searchAttributesOf(state) } : {}),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    await requireOurs(client, key, begunBy(orders));
  }
}

/** A closed change has no run any more: one that begins where the last ended takes the order, records it, and ends again. */
async function wake(
  client: Client,
  { taskQueue, searchable }: GatewayOptions,
  { state, order, lateMs }: { readonly state: ChangeState; readonly order: Order; readonly lateMs: number },
): Promise<Sent | null> {
  const { key } = state;
  const book: Book = { state, answers: [], queue: [], effects: [] };
  const done = carryOut(book, order, Date.now());
  if (isRefusal(done)) throw problemOfRefusal(done);
  const { answer } = done;
  if (answer.seq === state.seq) return { late: false, answer };
  const workflowId = changeWorkflowId(key);
  const timer = new AbortController();
  try {
    const run = await client.workflow.start<typeof changeWorkflow>("changeWorkflow", {
      taskQueue,
      workflowId,
      args: [{ key, orders: [order], book, searchable }],
      workflowIdReusePolicy: "ALLOW_DUPLICATE",
      ...(searchable ? { typedSearchAttributes: searchAttributesOf(state) } : {}),
    });
    const recorded = run.result().then((): Sent => ({ late: false, answer }));
    recorded.catch(() => undefined);
    const late = delay(lateMs, undefined, { signal: timer.signal }).then((): Sent => ({ late: true }));
    late.catch(() => undefined);
    return await Promise.race([recorded, late]);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    await client.workflow.getHandle(workflowId).result();
    return null;
  } finally {
    timer.abort();
  }
}

function begunBy(orders: readonly Order[]): string {
  return orders[0]?.id ?? "";
}

/**
 * A change that was begun before is ours only if the same order began it. Another installation in the same namespace, or the
 * one this database was before it was emptied, has changes under the same keys; to take one for ours would lose the new one.
 */
async function requireOurs(client: Client, key: string, order: string): Promise<void> {
  const { memo } = await client.workflow.getHandle(changeWorkflowId(key)).describe();
  if (memo?.["begunBy"] === order) return;
  throw new Problem(
    "conflict",
    `Temporal holds another change ${key} already: its namespace serves another installation, or this database was ` +
      "emptied. Give this installation a namespace of its own (TEMPORAL_NAMESPACE), or try again for the next key.",
  );
}

async function send(client: Client, key: string, order: Order, lateMs: number): Promise<Sent> {
  const handle = client.workflow.getHandle(changeWorkflowId(key));
  const options = { args: [order] as [Order], updateId: order.id };
  const completed = handle.executeUpdate(act, options).then((answer): Sent => ({ late: false, answer }));
  // It goes on when it is late, so its failure must have somebody who looks at it.
  completed.catch(() => undefined);
  const timer = new AbortController();
  try {
    return await Promise.race([completed, whenLate(handle, options, lateMs, timer.signal)]);
  } finally {
    timer.abort();
  }
}

type Handle = ReturnType<Client["workflow"]["getHandle"]>;

/** After the time given, says whether the order is at least durably accepted; an order nobody accepted is not promised. */
async function whenLate(
  handle: Handle,
  options: { args: [Order]; updateId: string },
  lateMs: number,
  signal: AbortSignal,
): Promise<Sent> {
  await delay(lateMs, undefined, { signal }).catch(() => undefined);
  if (signal.aborted) return { late: true };
  const accepted = handle
    .startUpdate<Answer, [Order]>(act, { ...options, waitForStage: WorkflowUpdateStage.ACCEPTED })
    .then((): Sent => ({ late: true }));
  const unaccepted = delay(2_000, undefined, { signal, ref: false }).then((): never => {
    throw unavailable();
  });
  return Promise.race([accepted, unaccepted]);
}

/** Tries again on passing faults, with jitter, until the patience ends. */
async function patiently<T>(patienceMs: number, attempt: () => Promise<T>): Promise<T> {
  const until = Date.now() + patienceMs;
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, 1_000)) {
    try {
      return await attempt();
    } catch (error) {
      const problem = problemOf(error);
      if (problem !== null) throw problem;
      if (Date.now() + pauseMs > until) throw unavailable(error);
      await delay(pauseMs * (0.5 + Math.random()));
    }
  }
}

/** The problem that an error stands for; `null` when trying again may help. */
function problemOf(error: unknown): Problem | null {
  if (error instanceof Problem) return error;
  if (error instanceof WorkflowNotFoundError)
    return new Problem("wrong_stage", "This change is closed or was never begun. Its record stays as it is.", {
      why: "change_closed",
    });
  if (error instanceof WorkflowUpdateFailedError) {
    const { cause } = error;
    if (cause instanceof ApplicationFailure && cause.type === refusedType) return refusedOf(cause);
    if (cause instanceof ApplicationFailure && passingTypes.has(cause.type ?? "")) return null;
    return unavailable(error);
  }
  if (isGrpcServiceError(error)) return passingCodes.has(error.code) ? null : unavailable(error);
  return isGrpcServiceError(causeOf(error)) ? null : unavailable(error);
}

function causeOf(error: unknown): unknown {
  return error instanceof Error ? error.cause : undefined;
}

function refusedOf(failure: ApplicationFailure): Problem {
  const refusal: unknown = failure.details?.[0];
  if (!isRefusal(refusal)) return unavailable(failure);
  return problemOfRefusal(refusal);
}

export function problemOfRefusal({ refused, message, paths, why }: Refusal): Problem {
  return new Problem(refused, message, { errors: (paths ?? []).map((path) => ({ path, message })), why });
}

/** An order that was sent may be carried out after all, so nothing is promised in either direction. */
function unavailable(cause?: unknown): Problem {
  return new Problem(
    "unavailable",
    "The change could not be reached in time, and we could not confirm whether this was recorded. Load it again to see; " +
      "sending the same again is safe, it counts once.",
    {
      retryAfterSeconds: 5,
      cause,
    },
  );
}

import { randomUUID } from "node:crypto";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, NativeConnection, Runtime, Worker } from "@temporalio/worker";
import type { WorkerOptions, WorkflowBundle } from "@temporalio/worker";
import { workflowBundle } from "../../bin/parts/workflow-bundle.ts";
import { createGateway } from "../../app/temporal/gateway.ts";
import type { Order, PublicCommand } from "../../domain/change/command.ts";
import { clockOf } from "../../lib/temporal/time-travel.ts";
import { changeWorkflowId } from "../../workflows/change/ids.ts";
import { Recorder } from "./recorder.ts";

/** A task queue of its own on the shared server, with a worker whose record is kept in memory. */

const logger = new DefaultLogger("ERROR");
/** Longer than production has, because the machine may be busy with other tests. */
const patienceMs = 100_000;
/** A quiet runtime; a second installation in the same process is an error. */
let installed = false;

/** The workflow code as production bundles it, once for all files of a run. */
export async function bundled(): Promise<WorkflowBundle> {
  return { code: await workflowBundle() };
}

export interface RunningWorker {
  /** Stops polling, lets what runs end, and resolves when the worker is gone. */
  stop(): Promise<void>;
}

export class Place {
  readonly taskQueue: string;
  readonly recorder = new Recorder();
  readonly client: Client;
  readonly gateway: ReturnType<typeof createGateway>;
  readonly #bundle: WorkflowBundle;
  readonly #native: NativeConnection;
  readonly #workers = new Set<RunningWorker>();

  private constructor(bundle: WorkflowBundle, native: NativeConnection, client: Client, taskQueue: string) {
    this.taskQueue = taskQueue;
    this.#bundle = bundle;
    this.#native = native;
    this.client = client;
    this.gateway = createGateway(client, { taskQueue, searchable: false, lateMs: patienceMs, patienceMs });
  }

  static async open(address: string, bundle: WorkflowBundle, taskQueue = `test-${randomUUID()}`): Promise<Place> {
    if (!installed) Runtime.install({ logger });
    installed = true;
    const native = await NativeConnection.connect({ address });
    const client = new Client({ connection: await Connection.connect({ address }), identity: "caller" });
    return new Place(bundle, native, client, taskQueue);
  }

  /** Starts a worker of a build, which from then on is the one that changes run on. */
  async work(options: Partial<WorkerOptions> = {}, buildId = "build-1"): Promise<RunningWorker> {
    await this.client.workflowService.setWorkerDeploymentCurrentVersion({
      namespace: this.client.options.namespace,
      deploymentName: this.taskQueue,
      buildId,
      identity: "test",
      ignoreMissingTaskQueues: true,
      allowNoPollers: true,
    });
    const worker = await Worker.create({
      connection: this.#native,
      taskQueue: this.taskQueue,
      workflowBundle: this.#bundle,
      activities: this.recorder.activities,
      identity: "worker",
      shutdownGraceTime: "1s",
      workerDeploymentOptions: {
        version: { deploymentName: this.taskQueue, buildId },
        useWorkerVersioning: true,
        defaultVersioningBehavior: "AUTO_UPGRADE",
      },
      ...options,
    });
    const ended = worker.run();
    const running: RunningWorker = {
      stop: async () => {
        if (worker.getState() === "RUNNING") worker.shutdown();
        await ended;
        this.#workers.delete(running);
      },
    };
    this.#workers.add(running);
    return running;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#workers].map((worker) => worker.stop()));
    await Promise.all([this.#native.close(), this.client.connection.close()]);
  }

  /** Sends a command as the owner would; returns the sequence number and stage after it. */
  async send(key: string, command: PublicCommand, id: string = randomUUID()) {
    const sent = await this.gateway.send(key, ordered(id, command));
    if (sent.late) throw new Error(`${command.type} was not recorded in time`);
    return sent.answer;
  }

  /** The change's own time, which a jump leaves ahead of the wall clock. */
  clock(key: string) {
    return clockOf(this.client, changeWorkflowId(key));
  }

  handle(key: string) {
    return this.client.workflow.getHandle(changeWorkflowId(key));
  }
}

let keys = 0;

/** A key no other test of this run uses: files run in processes of their own. */
export function newKey(): string {
  keys += 1;
  return `CHG-${process.pid}${String(keys).padStart(3, "0")}`;
}

/** An order of the owner's; a decision comes from the link of `person`. */
export function ordered(id: string, command: PublicCommand, person?: string): Order {
  const actor =
    person === undefined ? ({ kind: "person", person: "U3" } as const) : ({ kind: "link", person } as const);
  return { id, actor, command };
}

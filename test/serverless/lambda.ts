import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { FunctionProcess } from "./function-process.ts";
import type { DeployedFunction, Ending } from "./function-process.ts";

/** One call that came in by the service's own interface. */
export interface Invocation {
  readonly pid: number;
  /** `null` while it runs. */
  ending: Ending | null;
  /** Ended by the test. */
  killed: boolean;
}

const pathOf = /^\/2015-03-31\/functions\/([^/?]+)(\/invocations)?$/;

/**
 * Stands in for the service behind AWS Lambda's interface, as far as Temporal's server uses it: it answers what a function
 * is, and runs it for each event, in a process of its own that is gone afterwards.
 */
export class Lambda {
  readonly invocations: Invocation[] = [];
  readonly unknownRequests: string[] = [];
  readonly #functions = new Map<string, DeployedFunction>();
  readonly #running = new Set<FunctionProcess>();
  readonly #watchers = new Set<() => void>();
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  static async open(): Promise<Lambda> {
    const lambda = new Lambda();
    await new Promise<void>((resolve) => lambda.#server.listen(0, "127.0.0.1", resolve));
    return lambda;
  }

  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  }

  /** @returns its ARN */
  deploy(name: string, deployed: DeployedFunction): string {
    const arn = `arn:aws:lambda:eu-central-1:000000000000:function:${name}`;
    this.#functions.set(arn, deployed);
    return arn;
  }

  get running(): number {
    return this.invocations.filter(({ ending }) => ending === null).length;
  }

  /** Ends what runs without a word, as a broken machine would. */
  async kill(): Promise<void> {
    for (const invocation of this.invocations) if (invocation.ending === null) invocation.killed = true;
    await Promise.all([...this.#running].map((process) => process.end()));
  }

  /** Resolves once the condition holds; looked at whenever a call begins or ends. */
  async until(condition: () => boolean, what: string, timeoutMs = 40_000): Promise<void> {
    const holds = await this.#watch(condition, timeoutMs);
    if (!holds) throw new Error(`${what} did not come within ${timeoutMs} ms: ${JSON.stringify(this.invocations)}`);
  }

  /** Whether no call begins for so long. */
  async isQuietFor(timeoutMs: number): Promise<boolean> {
    const before = this.invocations.length;
    return !(await this.#watch(() => this.invocations.length > before, timeoutMs));
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await this.kill();
  }

  #watch(condition: () => boolean, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const finish = (holds: boolean) => {
        clearTimeout(timer);
        this.#watchers.delete(look);
        resolve(holds);
      };
      const look = () => {
        if (condition()) finish(true);
      };
      const timer = setTimeout(() => finish(false), timeoutMs);
      this.#watchers.add(look);
      look();
    });
  }

  #changed(): void {
    for (const look of this.#watchers) look();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    request.resume();
    const [, encoded = "", invocations] = pathOf.exec(request.url ?? "") ?? [];
    const arn = decodeURIComponent(encoded);
    const deployed = this.#functions.get(arn);
    response.setHeader("Content-Type", "application/json");
    if (deployed === undefined) {
      this.unknownRequests.push(`${request.method} ${request.url}`);
      response.writeHead(404, { "X-Amzn-ErrorType": "ResourceNotFoundException" });
      response.end(JSON.stringify({ Message: "There is no such function.", Type: "User" }));
    } else if (request.method === "GET" && invocations === undefined) {
      response.end(JSON.stringify({ Configuration: { FunctionArn: arn, State: "Active" }, Code: {} }));
    } else if (request.method === "POST" && request.headers["x-amz-invocation-type"] === "Event") {
      void this.#invoke(deployed);
      response.writeHead(202).end();
    } else {
      this.unknownRequests.push(`${request.method} ${request.url} ${String(request.headers["x-amz-invocation-type"])}`);
      response.writeHead(204).end();
    }
  }

  async #invoke(deployed: DeployedFunction): Promise<void> {
    const process = new FunctionProcess(deployed);
    const invocation: Invocation = { pid: process.pid, ending: null, killed: false };
    this.#running.add(process);
    this.invocations.push(invocation);
    this.#changed();
    invocation.ending = await process.run({});
    await process.end();
    this.#running.delete(process);
    this.#changed();
  }
}

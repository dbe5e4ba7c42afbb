import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const Message = z.object({ value: z.unknown(), error: z.string().optional() });

const runtime = fileURLToPath(new URL("./fixtures/function-process.mjs", import.meta.url));

export interface DeployedFunction {
  /** What the build made: everything the function has. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

/** How a request ended. `leftMs`: before the deadline. */
export type Ending =
  | { readonly how: "returned"; readonly value: unknown; readonly leftMs: number }
  | { readonly how: "failed" | "timed out"; readonly reason: string };

/** One process of a function, cold until its first request. It sees nothing of this process but its arguments. */
export class FunctionProcess {
  readonly #child: ChildProcess;
  readonly #function: DeployedFunction;
  readonly #ready: Promise<unknown>;
  readonly #gone: Promise<unknown>;
  #output = "";

  constructor(deployed: DeployedFunction) {
    const name = basename(deployed.folder);
    this.#function = deployed;
    this.#child = fork(runtime, [deployed.folder], {
      cwd: deployed.folder,
      env: { ...deployed.environment, AWS_LAMBDA_FUNCTION_NAME: name, LAMBDA_TASK_ROOT: deployed.folder },
      execArgv: [],
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => (this.#output += text));
    this.#ready = new Promise((resolve) => this.#child.once("message", resolve));
    this.#gone = new Promise((resolve) => this.#child.once("exit", resolve));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it has written so far. */
  get output(): string {
    return this.#output;
  }

  /** Runs the handler. A function that is still at work at its deadline is ended, as the real one would be. */
  async run(event: unknown): Promise<Ending> {
    const gone = this.#gone.then(() => ({ how: "failed" as const, reason: this.#output }));
    const started = await Promise.race([this.#ready.then(() => null), gone]);
    if (started !== null) return started;
    const deadline = Date.now() + this.#function.timeoutMs;
    const context = { awsRequestId: crypto.randomUUID(), invokedFunctionArn: this.#function.folder };
    const answered = new Promise<Ending>((resolve) =>
      this.#child.once("message", (message) => resolve(endingOf(message, deadline))),
    );
    this.#child.send({ event, context, deadline });
    const late = new AbortController();
    const timedOut = new Promise<Ending>((resolve) => {
      const timer = setTimeout(() => resolve({ how: "timed out", reason: this.#output }), this.#function.timeoutMs);
      late.signal.addEventListener("abort", () => clearTimeout(timer));
    });
    const ending = await Promise.race([answered, timedOut, gone]);
    late.abort();
    if (ending.how === "timed out") await this.end();
    return ending;
  }

  /** Stops it between two requests, as the real one is: it does not notice, and keeps what it has in memory. */
  freeze(): void {
    this.#child.kill("SIGSTOP");
  }

  thaw(): void {
    this.#child.kill("SIGCONT");
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    this.#child.kill("SIGKILL");
    await this.#gone;
  }
}

function endingOf(message: unknown, deadline: number): Ending {
  const { value, error } = Message.parse(message);
  if (error !== undefined) return { how: "failed", reason: error };
  return { how: "returned", value, leftMs: deadline - Date.now() };
}

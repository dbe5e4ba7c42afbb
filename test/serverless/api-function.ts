import { z } from "zod";
import { FunctionProcess } from "./function-process.ts";
import type { DeployedFunction } from "./function-process.ts";

const Result = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Asked {
  readonly body?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The API's function as API Gateway calls it, stopped between two requests as the real one is. */
export class ApiFunction {
  #process: FunctionProcess | null = null;
  readonly #function: DeployedFunction;

  constructor(deployed: DeployedFunction) {
    this.#function = deployed;
  }

  async request(method: string, path: string, { body, headers = {} }: Asked = {}): Promise<Answer> {
    const process = this.#process ?? new FunctionProcess(this.#function);
    this.#process = process;
    process.thaw();
    const ending = await process.run(eventOf(method, path, body, headers));
    if (ending.how !== "returned") throw new Error(`${method} ${path} ${ending.how}: ${ending.reason}`);
    process.freeze();
    const result = Result.parse(ending.value);
    const text = result.isBase64Encoded ? Buffer.from(result.body, "base64").toString() : result.body;
    return { status: result.statusCode, headers: result.headers, text };
  }

  /** The next request meets a new process. */
  async cold(): Promise<void> {
    const process = this.#process;
    this.#process = null;
    await process?.end();
  }
}

/** A request in API Gateway's form, version 2.0. */
function eventOf(method: string, path: string, body: string | undefined, headers: Readonly<Record<string, string>>) {
  const [rawPath = "/", rawQueryString = ""] = path.split("?");
  const http = { method, path: rawPath, protocol: "HTTP/1.1", sourceIp: "127.0.0.1", userAgent: "test" };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString,
    headers: { host: "takehold.test", ...headers },
    requestContext: { accountId: "0", apiId: "test", domainName: "takehold.test", http, stage: "$default" },
    body: body ?? null,
    isBase64Encoded: false,
  };
}

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { obtainTemporalProgram } from "../../lib/embedded/temporal-program.ts";
import { programCache } from "../services.ts";

const run = promisify(execFile);

/** What Temporal's server is told so that it calls functions, and may call them at our stand-in. */
export const controllerConfig = {
  "workercontroller.enabled": true,
  "workercontroller.compute_providers.enabled": ["aws-lambda"],
  "workercontroller.scaling_algorithms.enabled": ["no-sync", "rate-based"],
  "workercontroller.compute_providers.aws.require_role_and_external_id": false,
};

export function controllerEnvironment(lambdaUrl: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL_LAMBDA: lambdaUrl,
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: "eu-central-1",
  };
}

export interface FunctionDeployment {
  readonly address: string;
  readonly deployment: string;
  readonly buildId: string;
  readonly arn: string;
}

/** Makes a function the worker of a deployment, with Temporal's own program, as docs/guides/serverless.md says. */
export async function deployWorker({ address, deployment, buildId, arn }: FunctionDeployment): Promise<void> {
  const { path } = await obtainTemporalProgram({ cacheDir: programCache, log: () => undefined });
  const temporal = (...args: string[]) => run(path, ["worker", "deployment", ...args, "--address", address]);
  const version = ["--deployment-name", deployment, "--build-id", buildId];
  await temporal("create", "--name", deployment);
  const skip = "--aws-lambda-skip-role-and-external-id";
  await temporal("create-version", ...version, "--aws-lambda-function-arn", arn, skip);
  await temporal("set-current-version", ...version, "--allow-no-pollers", "--yes");
}

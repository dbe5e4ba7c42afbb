import type { Command } from "commander";

/** Adds `doctor`: what is found, what is missing and how to get it. Exits with 1 when something needed is missing. */
export function doctorCommand(program: Command): void {
  program
    .command("doctor")
    .description("say what is found, what is missing and how to get it")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const { examine, findingsReport } = await import("../parts/doctor/examine.ts");
      const findings = await examine(process.env);
      const ok = findings.every(({ status }) => status !== "missing");
      console.log(json === true ? JSON.stringify({ ok, findings }) : findingsReport(findings));
      if (!ok) process.exitCode = 1;
    });
}

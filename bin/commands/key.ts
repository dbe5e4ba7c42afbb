import type { Command } from "commander";
import { scopes } from "../../app/actor.ts";

interface CreateOptions {
  readonly name: string;
  readonly scopes: string;
  readonly json?: boolean;
}

/** Adds `key create` and `key login`, which work beside a running instance or on DATABASE_URL. */
export function keyCommands(program: Command): void {
  const key = program.command("key").description("make API keys and login links");
  key
    .command("create")
    .description("make an API key; its secret is printed this once")
    .requiredOption("--name <name>", "what the key is for")
    .requiredOption("--scopes <scopes>", `what it may do, separated by commas: ${scopes.join(", ")}`)
    .option("--json", "print JSON")
    .action(async (options: CreateOptions, command: Command) => {
      const wanted = options.scopes.split(",").map((scope) => scope.trim());
      const known = scopes.filter((scope) => wanted.includes(scope));
      const unknown = wanted.filter((scope) => !scopes.some((each) => each === scope));
      if (unknown.length > 0)
        command.error(`There is no scope "${unknown.join('", "')}". Take from: ${scopes.join(", ")}.`, { exitCode: 2 });
      if (options.name.trim() === "") command.error("Give the key a name that says what it is for.", { exitCode: 2 });
      const [{ createKey }, { operator }, { asOperator }] = await Promise.all([
        import("../../app/access/create-key.ts"),
        import("../../app/actor.ts"),
        import("../parts/operator-access.ts"),
      ]);
      const created = await asOperator((app) => createKey(app, operator, { name: options.name, scopes: known }));
      if (options.json === true) {
        const { id, name, prefix, scopes: granted, key: secret } = created;
        console.log(JSON.stringify({ id, name, prefix, scopes: granted, key: secret }));
      } else console.log(`${created.key}\n\nThis is the only time it is shown. It may: ${created.scopes.join(", ")}.`);
    });
  key
    .command("login")
    .description("print a link that opens the console once, as the administrator")
    .option("--json", "print JSON")
    .action(async ({ json }: { json?: boolean }) => {
      const [{ loginLink }, { asOperator }] = await Promise.all([
        import("../parts/administrator.ts"),
        import("../parts/operator-access.ts"),
      ]);
      const { url, expiresAt } = await asOperator((app) => loginLink(app));
      const until = new Date(expiresAt).toISOString();
      console.log(
        json === true ? JSON.stringify({ url, expiresAt: until }) : `${url}\n\nIt works once, until ${until}.`,
      );
    });
}

#!/usr/bin/env node
// The command a bare clone starts with: it installs what is missing and hands over to cli.ts in the same process.
import { ensureInstalled, requireNode, root } from "./install.mjs";

requireNode();
await ensureInstalled({ dev: false });
// The loader would otherwise look for compiler settings where the user stands.
process.env.TSX_TSCONFIG_PATH = `${root}/tsconfig.json`;
const { register } = await import("tsx/esm/api");
register();
await import("./cli.ts");

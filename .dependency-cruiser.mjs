// Which folder may import what. bin/dependency-rule.mjs runs this and asserts that no file of these folders was overlooked.

const packages = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

/** Packages by regular expression that only these folders may import; tests and benchmarks may import anything. */
const only = (name, comment, packageNames, folders) => ({
  name,
  comment,
  severity: "error",
  from: {
    path: "^(domain|workflows|activities|app|store|api|web|lib|bin)/|^[^/]+\\.ts$",
    pathNot: `^(${folders.join("|")})/`,
  },
  to: { path: packages(...packageNames) },
});

/** A folder that must not import these folders. */
const never = (name, comment, from, folders) => ({
  name,
  comment,
  severity: "error",
  from: { path: `^${from}/` },
  to: { path: `^(${folders})/` },
});

const edges = "api|web|bin|test|bench";
const behindApp = "store|activities|bin|test|bench";
const everythingOfOurs = `domain|workflows|activities|app|store|${edges}`;

export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Files that import each other in a circle cannot be understood or loaded one by one.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "imports-exist",
      comment: "An import that cannot be resolved is one that this check cannot judge.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "domain-is-pure",
      comment:
        "The rules know nothing but themselves and zod, so that they run anywhere and are tested without services.",
      severity: "error",
      from: { path: "^domain/" },
      to: { pathNot: `^domain/|${packages("zod")}` },
    },
    {
      name: "zod-runs-in-schemas-only",
      comment:
        "Workflow bundles load the deciders; zod's code in them would make bundle and replay far slower, its types do not.",
      severity: "error",
      from: { path: "^(domain|workflows)/", pathNot: "(^|/)schema\\.ts$" },
      to: { path: packages("zod"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "workflows-stay-deterministic",
      comment: "Workflow code sees the domain and Temporal's workflow library; anything else is not safe to replay.",
      severity: "error",
      from: { path: "^workflows/" },
      to: { pathNot: `^(workflows|domain|activities)/|${packages("@temporalio/(workflow|common|proto)")}` },
    },
    {
      name: "workflows-know-activities-as-types",
      comment: "An activity is called through Temporal; its code must not be bundled with the workflow.",
      severity: "error",
      from: { path: "^workflows/" },
      to: { path: "^activities/", dependencyTypesNot: ["type-only"] },
    },
    never(
      "lib-knows-nothing-of-ours",
      "Helpers without domain knowledge could be used anywhere.",
      "lib",
      everythingOfOurs,
    ),
    never("store-looks-inward", "Tables know the domain, not who asks.", "store", `workflows|activities|app|${edges}`),
    never("activities-look-inward", "Effects do not know who listens for requests.", "activities", edges),
    never("app-looks-inward", "A use case does not know whether a page or a program called it.", "app", edges),
    never("api-goes-through-app", "Routes ask a use case, never the database.", "api", behindApp),
    never("web-goes-through-app", "Pages ask a use case, never the database.", "web", behindApp),
    never("bin-is-no-test", "What ships does not depend on its tests.", "bin", "test|bench"),
    only("only-store-speaks-sql", "SQL stands in one place.", ["pg", "kysely"], ["store"]),
    only("only-edges-speak-http", "HTTP stands in one place.", ["hono", "@hono/[^/]+"], ["api", "web", "bin"]),
    only(
      "only-bin-runs-workers",
      "A worker is started by a composition root.",
      ["@temporalio/(worker|lambda-worker)"],
      ["bin"],
    ),
  ],
  options: {
    // Types count: a rule that a type import may break is none.
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};

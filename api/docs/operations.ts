import type { OpenApiDocument } from "../openapi.ts";

type PathItem = NonNullable<OpenApiDocument["paths"]>[string];
/** An operation as the description has it. */
export type Described = NonNullable<PathItem["get"]>;

interface Operation {
  /** In small letters, as the description has it. */
  readonly method: "get" | "post" | "patch" | "put" | "delete";
  readonly path: string;
  readonly described: Described;
}

const methods = ["get", "post", "patch", "put", "delete"] as const;

/** Every operation there is, in the order of the description. */
export function operationsOf(document: OpenApiDocument): readonly Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const described = item[method];
      return described === undefined ? [] : [{ method, path, described }];
    }),
  );
}

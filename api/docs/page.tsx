import type { OpenApiDocument } from "../openapi.ts";
import { notationOf } from "./notation.ts";
import { Frame, Prose } from "./markdown.tsx";
import type { Schema } from "./notation.ts";
import { operationsOf } from "./operations.ts";

/** One operation of the description, with what is shown of it. */
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly place: string; readonly text: string }[];
  readonly body: readonly { readonly type: string; readonly notation: string }[];
  readonly answers: readonly { readonly status: string; readonly text: string; readonly notation: string }[];
}

function shownOf({ method, path, described }: ReturnType<typeof operationsOf>[number]): Operation {
  const bodyContent =
    described.requestBody !== undefined && "content" in described.requestBody ? described.requestBody.content : {};
  return {
    method: method.toUpperCase(),
    path,
    tag: described.tags?.[0] ?? "Other",
    summary: described.summary ?? "",
    parameters: (described.parameters ?? []).flatMap((parameter) =>
      "$ref" in parameter
        ? []
        : [{ name: parameter.name, place: parameter.in, text: parameter.description ?? schemaText(parameter.schema) }],
    ),
    body: Object.entries(bodyContent).map(([type, { schema }]) => ({ type, notation: schemaText(schema) })),
    answers: Object.entries<unknown>(described.responses ?? {}).map(([status, answer]) => answerOf(status, answer)),
  };
}

interface AnswerObject {
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}

function answerOf(status: string, answer: unknown): Operation["answers"][number] {
  const { description = "", content = {} }: AnswerObject = typeof answer === "object" && answer !== null ? answer : {};
  const [type, media] = Object.entries(content)[0] ?? [];
  const isProblem = type === "application/problem+json";
  return { status, text: description, notation: isProblem ? "Problem" : schemaText(media?.schema) };
}

function schemaText(schema: Schema | undefined): string {
  return schema === undefined ? "" : notationOf(schema);
}

const Call = ({ operation }: { operation: Operation }) => (
  <details>
    <summary>
      <code>
        <b>{operation.method}</b> {operation.path}
      </code>{" "}
      {operation.summary}
    </summary>
    {operation.parameters.length === 0 ? null : (
      <ul>
        {operation.parameters.map(({ name, place, text }) => (
          <li>
            <code>{name}</code> in {place}: {text}
          </li>
        ))}
      </ul>
    )}
    {operation.body.map(({ type, notation }) => (
      <>
        <h4>Send {type}</h4>
        <pre>{notation}</pre>
      </>
    ))}
    {operation.answers.map(({ status, text, notation }) => (
      <>
        <h4>
          {status} {text}
        </h4>
        {notation === "" || notation === "Problem" ? null : <pre>{notation}</pre>}
      </>
    ))}
  </details>
);

/** The description as a page that needs no script and loads nothing from elsewhere. */
export const ReferencePage = ({ document }: { document: OpenApiDocument }) => {
  const operations = operationsOf(document).map(shownOf);
  const tags = [...new Set(operations.map((operation) => operation.tag))];
  return (
    <Frame title="API">
      <p>
        Begin with <a href="/docs/examples">examples to copy</a>. Everything here is also in{" "}
        <a href="/openapi.json">openapi.json</a>. Errors are explained <a href="/docs/errors">by code</a>.
      </p>
      <Prose markdown={document.info.description ?? ""} />
      {tags.map((tag) => (
        <section>
          <h2>{tag}</h2>
          {operations.map((operation) => (operation.tag === tag ? <Call operation={operation} /> : null))}
        </section>
      ))}
      <section>
        <h2>Shapes</h2>
        <p>
          In the notation of TypeScript. <code>Instant</code> is text: ISO 8601 in UTC.
        </p>
        {Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => (
          <details id={name}>
            <summary>
              <code>{name}</code>
            </summary>
            <pre>{notationOf(schema)}</pre>
          </details>
        ))}
      </section>
    </Frame>
  );
};

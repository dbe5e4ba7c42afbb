import type { Child } from "hono/jsx";
import { LinkPage } from "../../web/kit/layout.tsx";
import { english } from "../../web/kit/moment.ts";
import type { OpenApiDocument } from "../openapi.ts";
import { notationOf } from "./notation.ts";
import type { Schema } from "./notation.ts";

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

const methods = ["get", "post", "patch", "put", "delete"] as const;

type PathItem = NonNullable<OpenApiDocument["paths"]>[string];
type Described = NonNullable<PathItem["get"]>;

function operationOf(method: string, path: string, described: Described): Operation {
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

function operationsOf(document: OpenApiDocument): readonly Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const described = item[method];
      return described === undefined ? [] : [operationOf(method, path, described)];
    }),
  );
}

const Frame = ({ title, children }: { title: string; children: Child }) => (
  <LinkPage reader={english} title={title} isLetter>
    <div class="docs">
      <h1>{title}</h1>
      {children}
    </div>
  </LinkPage>
);

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
  const operations = operationsOf(document);
  const tags = [...new Set(operations.map((operation) => operation.tag))];
  return (
    <Frame title="API">
      <p>
        Everything here is also in <a href="/openapi.json">openapi.json</a>. Errors are explained{" "}
        <a href="/docs/errors">by code</a>.
      </p>
      {(document.info.description ?? "").split("\n\n").map((paragraph) => (
        <p>{withCode(paragraph)}</p>
      ))}
      {tags.map((tag) => (
        <section>
          <h2>{tag}</h2>
          {operations.map((operation) => (operation.tag === tag ? <Call operation={operation} /> : null))}
        </section>
      ))}
      <section>
        <h2>Shapes</h2>
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

/** A section per error code, from `docs/errors.md`: `## code`, then paragraphs. */
export const ErrorsPage = ({ markdown }: { markdown: string }) => {
  const [intro = "", ...sections] = markdown.split(/^## /m);
  return (
    <Frame title="Errors">
      {paragraphsOf(intro.replace(/^# .*$/m, ""))}
      {sections.map((section) => {
        const end = section.indexOf("\n");
        const code = section.slice(0, end).trim();
        return (
          <section id={code}>
            <h2>
              <code>{code}</code>
            </h2>
            {paragraphsOf(section.slice(end))}
          </section>
        );
      })}
    </Frame>
  );
};

function paragraphsOf(text: string): Child[] {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => <p>{withCode(paragraph)}</p>);
}

/** Text in which what stands between backticks is code. */
function withCode(text: string): Child[] {
  return text.split("`").map((part, index) => (index % 2 === 0 ? part : <code>{part}</code>));
}

import { Hono } from "hono";
import type { Context } from "hono";
import type { App } from "../app/context.ts";
import { Problem } from "../domain/errors.ts";
import { Counters } from "../lib/counters.ts";
import { loginRoutes } from "./access/login.tsx";
import { accessRoutes } from "./access/routes.ts";
import { authentication } from "./authentication.ts";
import { bodyLimit, declaredLimit, uploadBytesMax } from "./body-limit.ts";
import { calendarEntryRoutes } from "./calendar/entry-routes.ts";
import { freezeRoutes } from "./calendar/freeze-routes.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { auditRoutes } from "./adoption/audit-routes.ts";
import { adoptionRoutes } from "./adoption/routes.ts";
import { suggestionListRoutes } from "./adoption/suggestions.ts";
import { sourcesOfTargetsRoutes } from "./adoption/sources.ts";
import { championRoutes } from "./feedback/champions.ts";
import { ideaRoutes } from "./feedback/ideas.ts";
import { feedbackRoutes } from "./feedback/routes.ts";
import { intakeRoutes } from "./change/intake.ts";
import { aftercareRoutes } from "./change/aftercare.ts";
import { handOverRoutes } from "./change/hand-over.ts";
import { launchRoutes } from "./change/launch.ts";
import { moveRoutes } from "./change/moves.ts";
import { certificateRoutes } from "./record/certificate.tsx";
import { recordRoutes } from "./record/routes.ts";
import { changeRoutes } from "./change/routes.ts";
import { objectionRoutes } from "./change/objections.ts";
import { signoffRoutes } from "./change/signoffs.ts";
import { storyRoutes } from "./record/story.ts";
import { streamRoutes } from "./record/stream.ts";
import { trainingRoutes } from "./training/routes.ts";
import { candidateRoutes } from "./change/candidates.ts";
import { waitingRoutes } from "./change/waiting.ts";
import { workRoutes } from "./change/work.ts";
import { digestRoutes } from "./digest/routes.ts";
import { docsRoutes } from "./docs/routes.tsx";
import { routes } from "./env.ts";
import type { Env } from "./env.ts";
import { failurePage, wantsPage } from "./failure-page.tsx";
import { healthRoutes } from "./health/routes.ts";
import type { Check } from "./health/routes.ts";
import { metricRoutes } from "./metric/routes.ts";
import { messageRoutes } from "./message/routes.ts";
import { methodsOf } from "./methods.ts";
import { describeApi } from "./openapi.ts";
import { budgetRoutes } from "./portfolio/budgets.ts";
import { portfolioRoutes } from "./portfolio/routes.ts";
import { teamWaitingRoutes } from "./portfolio/waiting.ts";
import { problemOf, problemResponse, TransportProblem } from "./problem.ts";
import { requestId } from "./request-id.ts";
import { securityHeaders } from "./security-headers.ts";
import { templateRoutes } from "./template/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { scimPath, scimRoutes } from "./people/scim/routes.ts";
import { behaviourRoutes } from "./usage/behaviours.ts";
import { inventoryRoutes } from "./usage/inventory.ts";
import { usageIntake } from "./usage/intake.ts";
import { sourceKeyRoutes } from "./usage/key-routes.ts";
import { pullRoutes } from "./usage/pull-routes.ts";
import { usageRoutes } from "./usage/routes.ts";
import { webhookRoutes } from "./webhook/routes.ts";

/** What a program adds to the API it serves. Nothing here is needed for the API itself. */
export interface ApiParts {
  /** Things beside the database that must be reachable, such as Temporal. */
  readonly checks?: Readonly<Record<string, Check>>;
  /** Told of every fault of ours, with the id the caller was given. */
  readonly onFault?: (error: unknown, requestId: string) => void;
  /** The pages of the console and of links; they come after the API and share its headers and errors. */
  readonly pages?: Hono<Env>;
  readonly bodyBytesMax?: number;
}

const apiBase = "/api/v1";
const bodyBytesUsual = 1_048_576;
/** The one page that takes files, of years of use: they are measured and forgotten. */
const uploadPath = "/retro";
/** A directory pushes a whole group at once. */
const scimBytesMax = 16_777_216;

/** All routes below `/api/v1`, without what guards them. */
function resources(app: App) {
  const all = [
    changeRoutes(app),
    moveRoutes(app),
    handOverRoutes(app),
    intakeRoutes(app),
    aftercareRoutes(app),
    templateRoutes(app),
    signoffRoutes(app),
    objectionRoutes(app),
    workRoutes(app),
    waitingRoutes(app),
    candidateRoutes(app),
    trainingRoutes(app),
    launchRoutes(app),
    freezeRoutes(app),
    calendarEntryRoutes(app),
    adoptionRoutes(app),
    metricRoutes(app),
    auditRoutes(app),
    sourcesOfTargetsRoutes(app),
    feedbackRoutes(app),
    ideaRoutes(app),
    championRoutes(app),
    suggestionListRoutes(app),
    recordRoutes(app),
    certificateRoutes(app),
    storyRoutes(app),
    streamRoutes(app),
    portfolioRoutes(app),
    teamWaitingRoutes(app),
    budgetRoutes(app),
    digestRoutes(app),
    peopleRoutes(app),
    pullRoutes(app),
    usageRoutes(app),
    behaviourRoutes(app),
    inventoryRoutes(app),
    sourceKeyRoutes(app),
    calendarRoutes(),
    webhookRoutes(app),
    accessRoutes(app),
    messageRoutes(app),
  ];
  const api = routes();
  for (const part of all) api.route("/", part);
  return api;
}

/**
 * The whole HTTP surface. Usage intake comes first, before anything that costs time; whatever is not described below
 * `/api/v1` needs credentials all the same.
 */
export function createApi(app: App, parts: ApiParts = {}): Hono<Env> {
  const counters = new Counters();
  counters.declare("takehold_http_requests_total", "Requests answered, by method and status");
  counters.declare("takehold_http_request_seconds_total", "Seconds spent answering requests, by method");
  const api = new Hono<Env>();
  api.route("/", usageIntake(app));

  api.use(async (c, next) => {
    const begun = performance.now();
    await next();
    counters.add("takehold_http_requests_total", { method: c.req.method, status: String(c.res.status) });
    counters.add("takehold_http_request_seconds_total", { method: c.req.method }, (performance.now() - begun) / 1_000);
  });
  const usual = bodyLimit(parts.bodyBytesMax ?? bodyBytesUsual);
  const upload = declaredLimit(uploadBytesMax);
  const push = bodyLimit(scimBytesMax);
  api.use(requestId, securityHeaders({ isHttps: app.url.startsWith("https:") }), (c, next) => {
    if (c.req.path === uploadPath) return upload(c, next);
    return c.req.path.startsWith(`${scimPath}/`) ? push(c, next) : usual(c, next);
  });
  api.use(`${apiBase}/*`, authentication(app));

  const described = routes();
  described.route(apiBase, resources(app));
  api.route("/", described);
  api.route(scimPath, scimRoutes(app, parts.onFault));
  api.route("/", healthRoutes(app, parts.checks ?? {}, counters));
  api.route(
    "/",
    docsRoutes(() => describeApi(described)),
  );
  api.route("/", loginRoutes(app));
  if (parts.pages !== undefined) {
    // No page has such an address, and no database takes a null.
    api.use((c, next) => (c.req.url.includes("%00") ? Promise.reject(nowhere()) : next()));
    api.route("/", parts.pages);
  }
  answerFailures(api, app.language, parts.onFault);
  return api;
}

const nowhere = () => new Problem("not_found", "There is nothing at this address.");

function answerFailures(api: Hono<Env>, language: string, onFault: ApiParts["onFault"]): void {
  const methods = methodsOf(api);
  api.notFound((c: Context<Env>) => {
    const allowed = methods(c.req.path);
    if (allowed.length === 0) return answer(c, nowhere(), language);
    const allow = { Allow: allowed.join(", ") };
    const message = `This address takes ${allow.Allow}.`;
    return answer(c, new TransportProblem("method_not_allowed", message, allow), language);
  });
  api.onError((error, c) => {
    if (problemOf(error).code === "internal") onFault?.(error, c.get("requestId"));
    return answer(c, error, language);
  });
}

function answer(c: Context<Env>, error: unknown, language: string): Response {
  return wantsPage(c) ? failurePage(c, problemOf(error), language) : problemResponse(c, error);
}

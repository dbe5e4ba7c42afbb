import type { App } from "../../app/context.ts";
import { routes } from "../env.ts";
import { directoryRoutes } from "./directory-routes.ts";
import { importRoutes } from "./import-routes.ts";
import { personRoutes } from "./person-routes.ts";
import { populationRoutes } from "./population-routes.ts";
import { teamRoutes } from "./team-routes.ts";

/** People, teams, and populations with their members. */
export function peopleRoutes(app: App) {
  return routes()
    .route("/", importRoutes(app))
    .route("/", personRoutes(app))
    .route("/", teamRoutes(app))
    .route("/", populationRoutes(app))
    .route("/", directoryRoutes(app));
}

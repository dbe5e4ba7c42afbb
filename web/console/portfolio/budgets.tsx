import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import { listReviews } from "../../../app/change/review.ts";
import type { ReviewView } from "../../../app/change/review.ts";
import type { App } from "../../../app/context.ts";
import { budgets } from "../../../app/portfolio/budgets.ts";
import { capital } from "../../kit/format.ts";
import { BudgetsPage } from "../../pages/budgets.tsx";
import type { ReviewLine } from "../../pages/budgets.tsx";
import { nameOf } from "../change/names.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";

const pageSize = 50;
const reviewsShown = 30;

/** `/budgets`: money of all changes, and what finished ones are due to be looked at again. */
export function budgetRoutes(app: App): Hono<Env> {
  return new Hono<Env>().get("/budgets", signedIn(app, "changes:read", "budgets:read"), async (c) => {
    const caller = c.get("caller");
    const seesChanges = hasScope(caller, "changes:read");
    const asked = Number(c.req.query("before") ?? "");
    const before = Number.isSafeInteger(asked) && asked > 0 && asked < 2 ** 31 ? asked : null;
    const [{ items, totals, next }, frame, reviews] = await Promise.all([
      budgets(app, caller, { before, limit: pageSize }),
      frameFor(app, c, "budgets"),
      seesChanges ? listReviews(app, caller, { due: "soon", offset: 0, limit: reviewsShown + 1 }) : undefined,
    ]);
    const lines = items.map(({ key, title, sponsor, budget, isOver, isUnfunded }) => ({
      key,
      title: title === "" ? "Not named yet" : title,
      href: seesChanges ? `/changes/${key}` : undefined,
      sponsor: nameOf(sponsor),
      ...budget,
      isOver,
      isUnfunded,
    }));
    const pages = {
      olderHref: next === null ? undefined : `/budgets?before=${next}`,
      newestHref: before === null ? undefined : "/budgets",
    };
    return send(
      c,
      <BudgetsPage
        model={{
          frame,
          items: lines,
          totals,
          ...pages,
          reviews: reviews?.slice(0, reviewsShown).map(reviewLine),
          hasMoreReviews: (reviews?.length ?? 0) > reviewsShown,
        }}
      />,
    );
  });
}

function reviewLine({ change, title, connects, owner, dueAt, overdue }: ReviewView): ReviewLine {
  return {
    href: `/changes/${change}#reviews`,
    what: connects === null ? title : capital(connects),
    of: connects === null ? change : `${title}, ${change}`,
    owner: nameOf(owner),
    dueAt,
    isOverdue: overdue,
  };
}

import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../../api/env.ts";
import { rehearse } from "../../../app/change/rehearsal.ts";
import type { Seat } from "../../../app/change/rehearsal.ts";
import { missingOf } from "../../../app/change/separation.ts";
import { changeView } from "../../../app/change/view.ts";
import type { App } from "../../../app/context.ts";
import { Problem } from "../../../domain/errors.ts";
import { framedMail, lookedAtPolicy, mailBodyPolicy, messagePolicy } from "../../kit/policy.ts";
import { rehearsedRequest } from "../../letters/letters.ts";
import { rehearsedSign } from "../../links/sign-rehearsal.ts";
import { ReviewPage } from "../../pages/review.tsx";
import { SignPage } from "../../pages/sign.tsx";
import { frameFor, timeZoneOf } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { formOf } from "./edit.tsx";
import { reviewModel } from "./review-model.ts";

/** `/changes/{key}/review`: a proposal as people will see it, before anybody is asked. Everything on it is only looked at. */
export function reviewRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/:key/review", signedIn(app), async (c) => {
    const key = c.req.param("key");
    const caller = c.get("caller");
    const view = await changeView(app, key);
    // Once people are asked, the page of the change shows what they see and say.
    if (view.stage !== "draft" && view.stage !== "intake") return c.redirect(`/changes/${key}`, 303);
    const [frame, rehearsed, missing, form] = await Promise.all([
      frameFor(app, c, "none", view.present),
      rehearse(app, caller, key),
      missingOf(app, view.content, { proposer: view.proposer.id }),
      timeZoneOf(app, caller).then((timeZone) => formOf(app, view, timeZone)),
    ]);
    c.header("Content-Security-Policy", messagePolicy);
    return send(c, <ReviewPage model={await reviewModel(app, { frame, caller, view, rehearsed, missing, form })} />);
  });

  pages.get("/changes/:key/review/:gate/:place", signedIn(app), async (c) => {
    const { view, seat } = await seated(app, c);
    const model = await rehearsedSign(app, view, seat);
    if (model === null) throw nobodyThere();
    c.header("Content-Security-Policy", lookedAtPolicy);
    return send(c, <SignPage model={model} />);
  });

  pages.get("/changes/:key/review/:gate/:place/message", signedIn(app), async (c) => {
    const { view, seat } = await seated(app, c);
    const own = view.gates.find(({ id }) => id === seat.gate)?.requests[seat.place];
    const link = `${app.url}/changes/${view.key}/review/${encodeURIComponent(seat.gate)}/${seat.place}`;
    const letter =
      own === undefined ? null : await rehearsedRequest(app, view, { request: own.id, person: own.person.id, link });
    if (letter === null) throw nobodyThere();
    c.header("Content-Security-Policy", mailBodyPolicy);
    return c.html(framedMail(letter));
  });
  return pages;
}

async function seated(app: App, c: Context<Env>) {
  const { key = "", gate = "", place = "" } = c.req.param() as Record<string, string | undefined>;
  const seat: Seat = { gate, place: /^\d{1,3}$/.test(place) ? Number(place) : -1 };
  return { seat, view: await rehearse(app, c.get("caller"), key, seat) };
}

function nobodyThere(): Problem {
  return new Problem("not_found", "Nobody sits there any more: the proposal was changed. Open its review again.");
}

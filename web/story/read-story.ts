import type { Caller } from "../../app/actor.ts";
import { requireScope } from "../../app/actor.ts";
import { suggestionsView } from "../../app/adoption/suggestions.ts";
import { adoptionView } from "../../app/adoption/view.ts";
import { countChampions } from "../../app/feedback/champions.ts";
import { feedbackView } from "../../app/feedback/view.ts";
import { metricView } from "../../app/metric/view.ts";
import { shownChange } from "../../app/change/shown-change.ts";
import { checkedRecord } from "../../app/record/checked-record.ts";
import type { App } from "../../app/context.ts";
import type { Paper } from "../certificate/paper.ts";
import { changeModel } from "../console/change/model.ts";
import { english } from "../kit/moment.ts";
import { storyPaper } from "./story-paper.ts";

/** The story of a change as it stands, for whoever may read the change. `at`: of which instant it is. @throws Problem `not_found` */
export async function readStory(
  app: App,
  caller: Caller,
  key: string,
  timeZone = "UTC",
): Promise<{ readonly paper: Paper; readonly at: number }> {
  requireScope(caller, "changes:read");
  const view = await shownChange(app, caller, key);
  const [adoption, record, metric, feedback, { groups }, champions] = await Promise.all([
    adoptionView(app, caller, key, null),
    checkedRecord(app, caller, key),
    metricView(app, caller, key),
    feedbackView(app, caller, key),
    suggestionsView(app, caller, key),
    countChampions(app, view),
  ]);
  const moment = { now: view.present, timeZone, ...english };
  // Nothing is offered in a story, so nobody in particular reads it.
  const desk = { key, mayAct: false, reader: null, attempt: undefined };
  const model = changeModel({
    frame: { ...moment, nav: [] },
    view,
    adoption,
    record,
    desk,
    showAll: false,
    feedback,
    suggestions: groups,
    metric,
    ideas: [],
    champions: null,
    waiting: null,
  });
  return {
    paper: storyPaper({ model, view, adoption, reinforced: { feedback, groups, champions }, moment }),
    at: view.present,
  };
}

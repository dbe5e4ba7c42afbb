import { date } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { RemarkModel } from "../../pages/change.tsx";
import type { RequestView } from "./gate-parts.ts";
import { nameOf } from "./names.ts";

const did: Readonly<Partial<Record<RequestView["thread"][number]["said"], string>>> = {
  ask: "asked",
  counter: "proposed something else",
  answered: "answered",
  passed_on: "passed it on",
};

/** What was asked, answered and passed on in one person's part, without the question that stands now. */
export function remarkModels({ thread, standing }: RequestView, moment: Moment): RemarkModel[] {
  const last = thread.at(-1);
  return thread.flatMap((each): RemarkModel[] => {
    const words = did[each.said];
    const isStanding = each === last && standing === "asking";
    // Without a note, who decides for whom already says that it was passed on.
    if (words === undefined || isStanding || (each.said === "passed_on" && each.text === null)) return [];
    const who = each.by === null ? "The owner" : nameOf(each.by);
    return [{ byline: `${who} ${words}, ${date(moment, each.at)}`, text: each.text ?? undefined }];
  });
}

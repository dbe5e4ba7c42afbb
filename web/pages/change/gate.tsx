import { date, shortHash, shortWeekdayDate } from "../../kit/format.ts";
import { More, Sheet } from "../../kit/facts.tsx";
import { Actions } from "../../kit/form.tsx";
import { Mark } from "../../kit/icon.tsx";
import type { Moment } from "../../kit/moment.ts";
import { standingLook } from "../../kit/status.tsx";
import type { GateModel, RequestModel } from "./model.ts";

/** Open gates with everybody's part in them; decided ones folded into a table, or on their own when none is open. */
export const Gates = ({ gates, moment }: { gates: readonly GateModel[]; moment: Moment }) => {
  const open = gates.filter((gate) => gate.standing === "open");
  const decided = gates.filter(({ standing }) => !["open", "planned", "not_needed"].includes(standing));
  const planned = gates.filter((gate) => gate.standing === "planned");
  const spared = gates.filter((gate) => gate.standing === "not_needed");
  if (gates.length === 0) return null;
  return (
    <>
      {open.map((gate) => (
        <Sheet id={`gate-${gate.id}`} title={`Gate: ${gate.title}`} aside={`${gate.rule} ${countOf(gate.requests)}`}>
          <GateBody gate={gate} moment={moment} />
        </Sheet>
      ))}
      {planned.length === 0 ? null : (
        <Sheet id="gates-planned" title="Who will be asked" aside="once the proposal is accepted">
          <ul class="stack">
            {planned.map((gate) => (
              <li>
                <b>{gate.title}</b> <span class="muted">{gate.rule}</span>
                <p class="small muted">{gate.requests.map(plannedWords).join("; ")}</p>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {decided.length === 0 ? null : (
        <Sheet id="gates-decided" title={decided.length === 1 ? "Decided gate" : "Decided gates"}>
          {decided.map((gate) => (
            <More label={gateSummary(gate, moment)}>
              <GateBody gate={gate} moment={moment} />
            </More>
          ))}
        </Sheet>
      )}
      {spared.length === 0 ? null : (
        <Sheet id="gates-not-needed" title={spared.length === 1 ? "Gate not needed" : "Gates not needed"}>
          <ul class="stack">
            {spared.map((gate) => (
              <li>
                <b>{gate.title}</b> <span class="muted">{gate.condition ?? ""}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
};

/** "Works council (must agree, asked second)". */
function plannedWords({ who, detail }: RequestModel): string {
  return detail === undefined ? who : `${who} (${detail.charAt(0).toLowerCase()}${detail.slice(1)})`;
}

const GateBody = ({ gate, moment }: { gate: GateModel; moment: Moment }) => (
  <>
    <ol class="people">
      {gate.requests.map((request) => (
        <Request request={request} moment={moment} />
      ))}
    </ol>
    <Actions actions={gate.actions} scope={`gate-${gate.id}`} />
  </>
);

/** "2 approved, 1 declined, 1 not yet". */
function countOf(requests: readonly RequestModel[]): string {
  const words: [RequestModel["standing"][], string][] = [
    [["approved"], "approved"],
    [["approvedWithCondition"], "approved with a condition"],
    [["consented"], "consented by silence"],
    [["asked"], "asked a question"],
    [["countered"], "proposed something else"],
    [["concern"], "raised a concern"],
    [["declined"], "declined"],
    [["abstained"], "abstained"],
    [["overruled"], "overruled"],
    [["waiting", "hasBall"], "not yet"],
    [["later"], "asked later"],
    [["withdrawn"], "not needed any more"],
  ];
  return words
    .map(([standings, word]) => [requests.filter((each) => standings.includes(each.standing)).length, word] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}

function gateSummary(gate: GateModel, moment: Moment): string {
  const at = gate.decidedAt === undefined ? "" : ` on ${date(moment, gate.decidedAt)}`;
  const count = gate.standing === "closed" ? "" : `, ${countOf(gate.requests)}`;
  return `${gate.title}: ${gate.standing}${at}${count}`;
}

const Request = ({ request, moment }: { request: RequestModel; moment: Moment }) => {
  const look = standingLook(request.standing);
  return (
    <li {...(request.standing === "hasBall" ? { class: "now" } : {})}>
      <Mark name={look.mark} class={`tone-${look.tone}`} />
      <div>
        <span class="who">{request.who}</span>
        {request.detail === undefined ? null : (
          <>
            <br />
            <span class="when">{request.detail}</span>
          </>
        )}
      </div>
      <div class="state">
        <b class={`tone-${look.tone}`}>{look.word}</b>
        <br />
        <span class={request.isOverdue === true ? "when overdue" : "when"}>{requestDates(request, moment)}</span>
      </div>
      <Remarks request={request} />
      <Words request={request} />
      <Objections request={request} />
      {request.actions === undefined || request.actions.length === 0 ? null : (
        <div class="request-actions">
          <Actions actions={request.actions} scope={`request-${request.id}`} />
        </div>
      )}
    </li>
  );
};

function requestDates(request: RequestModel, moment: Moment): string {
  if (request.decidedAt !== undefined) return shortWeekdayDate(moment, request.decidedAt);
  if (request.standing === "later") return "";
  const asked = `asked ${shortWeekdayDate(moment, request.askedAt)}`;
  return request.dueAt === undefined ? asked : `${asked}, due ${shortWeekdayDate(moment, request.dueAt)}`;
}

const Remarks = ({ request: { remarks = [] } }: { request: RequestModel }) =>
  remarks.length === 0 ? null : (
    <ul class="said stack">
      {remarks.map(({ byline, text }) => (
        <li>
          <span class="when">{byline}: </span>
          {text === undefined ? "the words were erased with their author" : <span class="prose">“{text}”</span>}
        </li>
      ))}
    </ul>
  );

const Objections = ({ request: { objections = [] } }: { request: RequestModel }) => (
  <>
    {objections.map(({ id, state, text, isOpen, actions }) => (
      <div class="objection">
        <p class={isOpen ? "small" : "small muted"}>
          {state}
          {text === undefined ? null : <span class="prose"> “{text}”</span>}
        </p>
        <Actions actions={actions} scope={`objection-${id}`} />
      </div>
    ))}
  </>
);

const saidClass: Partial<Record<RequestModel["standing"], string>> = {
  concern: "said concern",
  declined: "said concern",
  approvedWithCondition: "said condition",
};

const Words = ({ request }: { request: RequestModel }) => {
  const { reason, next, shownHash } = request;
  if (reason === undefined && next === undefined && shownHash === undefined) return null;
  if (reason === undefined && next === undefined) {
    return <p class="small when proof-line">What they saw: {<span class="hash">{shortHash(shownHash ?? "")}</span>}</p>;
  }
  return (
    <div class={saidClass[request.standing] ?? "said"}>
      {reason === undefined ? null : <p class="prose">“{reason}”</p>}
      {next === undefined ? null : <p>{next}</p>}
      {shownHash === undefined ? null : (
        <p class="foot">
          <span>
            What they saw: <span class="hash">{shortHash(shownHash)}</span>
          </span>
        </p>
      )}
    </div>
  );
};

import { money } from "../../kit/format.ts";
import { Facts } from "../../kit/facts.tsx";
import type { BriefModel, Spending } from "./model.ts";
import { Meter } from "./readiness.tsx";

/** What surrounds the change: its sentence, what was asked before anything was built, money, connections. */
export const Aside = ({ brief }: { brief: BriefModel }) => (
  <aside aria-label="About this change">
    <section class="side">
      <h2>In one sentence</h2>
      <p class="prose">{brief.sentence}</p>
      {brief.editHref === undefined ? null : (
        <p class="row actions">
          <a href={brief.editHref}>Edit the proposal</a>
        </p>
      )}
    </section>
    {brief.answers.length === 0 ? null : (
      <section class="side">
        <h2>Asked before it was built</h2>
        <dl class="answers">
          {brief.answers.map(({ question, answer }) => (
            <div>
              <dt>{question}</dt>
              <dd class="prose">{answer}</dd>
            </div>
          ))}
        </dl>
      </section>
    )}
    {brief.budget === undefined ? null : <Budget budget={brief.budget} />}
    {brief.connections.length === 0 ? null : (
      <section class="side">
        <h2>What connects</h2>
        <Facts facts={brief.connections.map(({ what, text }) => ({ term: what, text }))} />
      </section>
    )}
  </aside>
);

const Budget = ({ budget }: { budget: NonNullable<BriefModel["budget"]> }) => (
  <section class="side">
    <h2>Budget</h2>
    <Money name="Build" spending={budget.build} currency={budget.currency} />
    <Money name="Adoption" spending={budget.adoption} currency={budget.currency} />
    {budget.note === undefined ? null : <p class="muted">{budget.note}</p>}
  </section>
);

const Money = ({ name, spending, currency }: { name: string; spending: Spending; currency: string }) => (
  <div class="money">
    <div class="row small">
      <b>{name}</b>
      <span class="muted">
        {spending.actual === null
          ? `${money(spending.planned, currency)} planned`
          : `${money(spending.actual, currency)} of ${money(spending.planned, currency)}`}
      </span>
    </div>
    {spending.actual === null ? null : <Meter part={spending.actual} whole={spending.planned} />}
  </div>
);

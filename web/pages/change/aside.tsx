import { date, money } from "../../kit/format.ts";
import { Facts } from "../../kit/facts.tsx";
import { Actions } from "../../kit/form.tsx";
import type { Moment } from "../../kit/moment.ts";
import { Notice } from "../../kit/notice.tsx";
import type { BriefModel, BudgetModel, KinModel, ReviewModel, Spending } from "./model.ts";
import { Meter } from "./readiness.tsx";

/** What surrounds the change: its sentence, what was asked before anything was built, money, connections. */
export const Aside = ({ brief, moment }: { brief: BriefModel; moment: Moment }) => (
  <aside aria-label="About this change">
    <section class="side">
      <h2>In one sentence</h2>
      <p class="prose">{brief.sentence}</p>
      {brief.editHref === undefined ? null : (
        <p class="row actions">
          <a href={brief.editHref}>Edit the proposal</a>
        </p>
      )}
      {brief.materialNote === undefined ? null : <p class="small muted gap">{brief.materialNote}</p>}
    </section>
    {brief.kin === undefined ? null : <Kin kin={brief.kin} />}
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
    {brief.reviews.length === 0 ? null : (
      <section class="side" id="reviews">
        <h2>Looked at again</h2>
        {brief.reviews.map((review, index) => (
          <Review review={review} moment={moment} scope={`review-${index}`} />
        ))}
      </section>
    )}
  </aside>
);

const Kin = ({ kin: { grewOutOf, ledTo } }: { kin: KinModel }) => (
  <section class="side" id="kin">
    <h2>{grewOutOf === undefined ? "What came of it" : "Where it comes from"}</h2>
    {grewOutOf === undefined ? null : (
      <p>
        <a href={grewOutOf.href}>{grewOutOf.label}</a>
        {grewOutOf.words === undefined ? null : (
          <>
            <br />
            <q class="small prose">{grewOutOf.words}</q>
          </>
        )}
      </p>
    )}
    {ledTo.map(({ label, href, standing }) => (
      <p>
        <a href={href}>{label}</a>
        <br />
        <span class="muted small">{standing}</span>
      </p>
    ))}
  </section>
);

const Review = ({ review, moment, scope }: { review: ReviewModel; moment: Moment; scope: string }) => {
  const last = review.keptAt === undefined ? "" : `, last on ${date(moment, review.keptAt)}`;
  const due = `${review.isOverdue ? "Was due" : "Due"} ${date(moment, review.dueAt)}${last}`;
  return (
    <div class="money">
      <p>
        <b>{review.what}</b>
        <br />
        <span class="muted small">
          {review.owner}. <span class={review.isOverdue ? "overdue" : ""}>{due}</span>
        </span>
      </p>
      <Actions actions={review.actions} scope={scope} />
    </div>
  );
};

const Budget = ({ budget }: { budget: BudgetModel }) => (
  <section class="side" id="budget">
    <h2>Budget</h2>
    <Money name="Build" spending={budget.build} currency={budget.currency} />
    <Money name="Adoption" spending={budget.adoption} currency={budget.currency} />
    {budget.isUnfunded ? (
      <Notice
        notice={{
          tone: "risk",
          title: "No money is planned for adoption.",
          text: "Such changes are often delivered and not used.",
        }}
      />
    ) : null}
    <Actions actions={budget.actions} scope="budget" />
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

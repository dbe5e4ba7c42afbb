import { Empty, Sheet } from "../kit/facts.tsx";
import { date, money } from "../kit/format.ts";
import type { ConsoleFrame } from "../kit/frame.ts";
import { ConsolePage } from "../kit/layout.tsx";
import { CardRow, CardTable } from "../kit/card-table.tsx";

/** Money of all changes, and what is still looked after once it is finished. */
export interface BudgetsModel {
  frame: ConsoleFrame;
  items: readonly BudgetLine[];
  /** Of all changes, also of those on other pages. */
  totals: readonly BudgetTotal[];
  olderHref?: string | undefined;
  newestHref?: string | undefined;
  /** What is overdue or due soon; absent for readers who see nothing but money. */
  reviews?: readonly ReviewLine[] | undefined;
  /** More are due than are listed. */
  hasMoreReviews?: boolean | undefined;
}

interface Sum {
  planned: number | null;
  spent: number | null;
}

export interface BudgetLine {
  key: string;
  title: string;
  /** Absent for readers who may not see the change. */
  href?: string | undefined;
  sponsor: string;
  currency: string;
  build: Sum;
  adoption: Sum;
  isOver: boolean;
  isUnfunded: boolean;
}

export interface BudgetTotal {
  currency: string;
  build: Sum;
  adoption: Sum;
}

export interface ReviewLine {
  href: string;
  what: string;
  of: string;
  owner: string;
  dueAt: number;
  isOverdue: boolean;
}

export const BudgetsPage = ({ model }: { model: BudgetsModel }) => (
  <ConsolePage frame={model.frame} title="Budgets">
    <div class="page-head">
      <p class="eyebrow">Budgets</p>
      <h1>What changes cost, and what is put into their use</h1>
      <p class="muted">
        Planned money is part of what people sign. Money spent is told on the page of a change, at any time, also after
        its close.
      </p>
    </div>
    {model.items.length === 0 ? (
      <Empty title="There is no change yet." text="Once one is proposed, its money is listed here." />
    ) : (
      <Money model={model} />
    )}
    {model.reviews === undefined ? null : <Reviews reviews={model.reviews} model={model} />}
  </ConsolePage>
);

function spentOf({ planned, spent }: Sum, currency: string): string {
  if (planned === null && spent === null) return "nothing planned";
  const plan = planned === null ? "nothing planned" : `${money(planned, currency)} planned`;
  return spent === null ? plan : `${money(spent, currency)} spent, ${plan}`;
}

const Money = ({ model: { items, totals, olderHref, newestHref } }: { model: BudgetsModel }) => (
  <Sheet id="budgets" title="By change" aside="newest first">
    <CardTable
      columns={["Change", "Sponsor", "Build", "Adoption", "To look at"]}
      foot={totals.map(({ currency, build, adoption }) => (
        <tr role="row">
          <th scope="row" role="rowheader">
            {olderHref === undefined && newestHref === undefined ? `All in ${currency}` : `All changes in ${currency}`}
          </th>
          <td role="cell" data-label="Sponsor" />
          <td role="cell" data-label="Build">
            {spentOf(build, currency)}
          </td>
          <td role="cell" data-label="Adoption">
            {spentOf(adoption, currency)}
          </td>
          <td role="cell" data-label="To look at" />
        </tr>
      ))}
    >
      {items.map((item) => (
        <tr role="row">
          <th scope="row" role="rowheader">
            {item.href === undefined ? item.title : <a href={item.href}>{item.title}</a>}{" "}
            <span class="muted">{item.key}</span>
          </th>
          <td role="cell" data-label="Sponsor">
            {item.sponsor}
          </td>
          <td role="cell" data-label="Build">
            {spentOf(item.build, item.currency)}
          </td>
          <td role="cell" data-label="Adoption">
            {spentOf(item.adoption, item.currency)}
          </td>
          <td role="cell" data-label="To look at">
            <Concerns item={item} />
          </td>
        </tr>
      ))}
    </CardTable>
    {olderHref === undefined && newestHref === undefined ? null : (
      <p class="row gap">
        {newestHref === undefined ? null : (
          <a class="button" href={newestHref}>
            Newest changes
          </a>
        )}
        {olderHref === undefined ? null : (
          <a class="button" href={olderHref}>
            Older changes
          </a>
        )}
      </p>
    )}
  </Sheet>
);

const Concerns = ({ item: { isOver, isUnfunded } }: { item: BudgetLine }) => {
  const concerns = [
    ...(isOver ? ["more is spent than planned"] : []),
    ...(isUnfunded ? ["no money for adoption"] : []),
  ];
  if (concerns.length === 0) return <span class="muted">nothing</span>;
  return <b class="tone-risk">{concerns.join("; ")}</b>;
};

const Reviews = ({
  reviews,
  model: { frame, hasMoreReviews },
}: {
  reviews: readonly ReviewLine[];
  model: Pick<BudgetsModel, "frame" | "hasMoreReviews">;
}) => (
  <Sheet id="reviews" title="Looked at again" aside="overdue, and due within 90 days">
    {reviews.length === 0 ? (
      <p class="muted">
        Nothing is due. A finished change, and each connection it made, is listed here a year after its launch or close.
      </p>
    ) : (
      <CardTable columns={["What", "Of", "Owner", "Due"]}>
        {reviews.map((review) => (
          <CardRow
            head={<a href={review.href}>{review.what}</a>}
            cells={[
              { column: "Of", text: review.of },
              { column: "Owner", text: review.owner },
              {
                column: "Due",
                text: (
                  <span class={review.isOverdue ? "overdue" : ""}>
                    {review.isOverdue ? `was due ${date(frame, review.dueAt)}` : date(frame, review.dueAt)}
                  </span>
                ),
              },
            ]}
          />
        ))}
      </CardTable>
    )}
    {hasMoreReviews === true ? (
      <p class="small muted">These are the longest due. More follow as soon as these are looked at.</p>
    ) : null}
  </Sheet>
);

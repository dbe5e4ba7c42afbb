import { Facts, Sheet } from "../../kit/facts.tsx";
import type { MetricModel } from "./model.ts";

/** The business metric of a change: what may be said of it, and where its values are. */
export const Metric = ({ metric }: { metric: MetricModel }) => (
  <Sheet id="metric" title={metric.name} aside="A business metric, which decides nothing">
    <p class="prose">{metric.claim}</p>
    <Facts facts={metric.facts} />
    <p class="small gap">
      <a href={metric.href}>See its values, or bring some</a>
    </p>
  </Sheet>
);

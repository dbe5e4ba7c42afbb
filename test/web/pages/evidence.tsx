import { BehaviourPage } from "../../../web/pages/behaviour.tsx";
import { EvidencePage } from "../../../web/pages/change-evidence.tsx";
import { InventoryPage } from "../../../web/pages/inventory.tsx";
import { MetricPage } from "../../../web/pages/metric.tsx";
import { PullSourcePage } from "../../../web/pages/pull-source.tsx";
import { SourcePage } from "../../../web/pages/source.tsx";
import { SourcesPage } from "../../../web/pages/sources.tsx";
import * as fixtures from "../fixtures.ts";
import { shown, states } from "./shown.tsx";
import type { Shown } from "./shown.tsx";

/** Where evidence comes from and what it says. */
export const evidencePages: readonly Shown[] = [
  shown("sources", SourcesPage, fixtures.sources),
  shown("sources, none", SourcesPage, fixtures.noSources),
  ...states("source", SourcePage, fixtures.sourceStates),
  ...states("pull source", PullSourcePage, fixtures.pullSources),
  ...states("change evidence", EvidencePage, {
    "two sources": fixtures.changeEvidence,
    "no target": fixtures.changeWithoutTarget,
  }),
  ...states("metric", MetricPage, fixtures.metricStates),
  ...states("behaviour", BehaviourPage, fixtures.behaviours),
  ...states("inventory", InventoryPage, fixtures.inventories),
];

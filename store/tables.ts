import type { AccessTables } from "./tables/access.ts";
import type { AdoptionTables } from "./tables/adoption.ts";
import type { AftercareTables } from "./tables/aftercare.ts";
import type { AnchorTables } from "./tables/anchors.ts";
import type { AuditTables } from "./tables/audit.ts";
import type { BaselineTables } from "./tables/baseline.ts";
import type { ChatTables } from "./tables/chat.ts";
import type { CalendarTables } from "./tables/calendar.ts";
import type { DigestTables } from "./tables/digest.ts";
import type { FeedbackTables } from "./tables/feedback.ts";
import type { MetricTables } from "./tables/metric.ts";
import type { PeopleTables } from "./tables/people.ts";
import type { PortfolioTables } from "./tables/portfolio.ts";
import type { RecordTables } from "./tables/record.ts";
import type { ReturnedTables } from "./tables/returned.ts";
import type { ScratchTables } from "./tables/scratch.ts";
import type { SecondSourceTables } from "./tables/second-source.ts";
import type { StepUpTables } from "./tables/step-up.ts";
import type { TemplateTables } from "./tables/template.ts";
import type { TurnTables } from "./tables/turns.ts";
import type { UsageTables } from "./tables/usage.ts";
import type { WebhookTables } from "./tables/webhook.ts";

/** Every table, by feature. */
export interface Database
  extends
    RecordTables,
    AdoptionTables,
    MetricTables,
    PeopleTables,
    UsageTables,
    AccessTables,
    TemplateTables,
    AnchorTables,
    AftercareTables,
    AuditTables,
    BaselineTables,
    ChatTables,
    CalendarTables,
    DigestTables,
    FeedbackTables,
    PortfolioTables,
    ReturnedTables,
    ScratchTables,
    SecondSourceTables,
    WebhookTables,
    TurnTables,
    StepUpTables {}

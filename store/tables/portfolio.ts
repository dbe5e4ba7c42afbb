export interface PortfolioTable {
  change: string;
  names: boolean;
  rules: number;
  number: number;
  title: string;
  stage: string;
  team: string | null;
  owner: string | null;
  standing: number;
  overdue: boolean;
  gap: number;
  closed: boolean;
  missing: number;
  judged: number;
  live: boolean;
  source: string | null;
  freshness_days: number | null;
  measured_at: Date | null;
  waits: boolean;
  waits_for: string[];
  waits_since: Date;
  due_at: Date | null;
}

export interface PortfolioTables {
  portfolio: PortfolioTable;
}

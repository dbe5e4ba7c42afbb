export interface ReturnedMailTable {
  result: string;
  reports: string;
  last_at: Date;
}

export interface ReturnedTables {
  returned_mail: ReturnedMailTable;
}

export interface AnchorTable {
  target: string;
  change: string;
  seq: number;
}

export interface AnchorTables {
  anchor: AnchorTable;
}

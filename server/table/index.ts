export type { Choice, Reason, Roles } from './choice.ts';
export type {
  CategoryColumn,
  Column,
  Grain,
  MeasureColumn,
  OriginalType,
  PlaceColumn,
  Source,
  Table,
  TimeColumn,
  TreeNode,
} from './table.ts';

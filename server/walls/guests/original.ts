import type { Action } from '#protocol';
import { themeDialectOf, type ThemeDialect } from './dialect.ts';
import { outgoing, type Outgoing } from '../outgoing.ts';

/** An action as a guest sent it. */
export interface Original {
  text: Outgoing;
  /** the chart that it names, in whichever field; undefined: none that a wall can have */
  chartName?: string | undefined;
  /** `chartName` is the field in which others look for it */
  isStandard: boolean;
  /** how the sender speaks of themes, when that is what it changes */
  theme?: ThemeDialect;
  sender: object;
}

export function originalOf(
  action: Action,
  sent: { text: string; fields: Readonly<Record<string, unknown>>; sender: object },
): Original {
  const { text, fields, sender } = sent;
  const theme = action.action === 'themeChange' && themeDialectOf(fields);
  return {
    text: outgoing(text),
    chartName: action.action === 'fullScreen' ? action.chartName : undefined,
    isStandard: 'chartName' in fields,
    sender,
    ...(theme && { theme }),
  };
}

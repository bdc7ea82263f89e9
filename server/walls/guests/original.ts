import type { Action } from '#protocol';
import { memoizeWeak, textMessage } from '../outbound-message.ts';
import { themeDialectOf, type ThemeDialect } from './dialect.ts';

/** An action as a guest sent it. */
export interface Original {
  text: string;
  /** the chart that it names, in whichever field; undefined: none that a wall can have */
  chartName?: string | undefined;
  /** `chartName` is the field in which others look for it */
  isStandard: boolean;
  /** how the sender speaks of themes, when that is what it changes */
  theme?: ThemeDialect;
  /** the guest's id */
  sender: string;
}

/** An action as it was sent, for other guests; encoded once for all of them. */
export const originalMessage = memoizeWeak(({ text }: Original) => textMessage(text));

export function originalOf(
  action: Action,
  sent: { text: string; fields: Readonly<Record<string, unknown>>; sender: string },
): Original {
  const { text, fields, sender } = sent;
  const theme = action.action === 'themeChange' && themeDialectOf(fields);
  return {
    text,
    chartName: action.action === 'fullScreen' ? action.chartName : undefined,
    isStandard: 'chartName' in fields,
    sender,
    ...(theme && { theme }),
  };
}

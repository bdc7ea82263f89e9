import type { Action } from '#protocol';
import { memoizeWeak, textMessage } from '../outbound-message.ts';
import { themeDialectOf, type ThemeDialect } from './dialect.ts';

/** An action as a guest sent it. */
export interface Original {
  text: string;
  /** the chart that it names, in whichever field; undefined: none, or an invalid name */
  chartName?: string | undefined;
  /** the chart is named in the field `chartName`, where other guests expect it */
  isStandard: boolean;
  /** the sender's dialect, if the action changes the theme */
  theme?: ThemeDialect;
  /** the guest's id */
  sender: string;
}

/** The action as it was sent, for guests; encoded once for all of them. */
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

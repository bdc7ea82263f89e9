const timeName =
  /date|time|day|month|year|period|week|hour|fecha|datum|data\b|dátum|дата|день|месяц|год|tarih|mois|jour|année|jahr|monat|zeit|tag\b|[年月日]|时间|時間|時刻|시점|일시|날짜|기간/i;

/** Whether a column is called like one of times. */
export function isTimeName(name: string): boolean {
  return timeName.test(name);
}

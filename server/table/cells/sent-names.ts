import { byName } from './by-name.ts';

/** In the words of the forms. */
const sentName =
  /^(?:timestamp|horodateur|marca temporal|carimbo de data.?hora|zeitstempel|informazioni cronologiche|tijdstempel|sygnatura czasowa|отметка времени|タイムスタンプ|时间戳记?|提交(?:答卷)?时间|(?:date )?submitted(?: at)?|completion time)$/i;

/** Whether a column's name is that of when an answer to a form was sent. */
export const isSentName = byName((name): boolean => sentName.test(name.trim()));

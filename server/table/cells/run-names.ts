import { byName } from './by-name.ts';
import { lastKey } from './codes.ts';

/** The names of the columns of runs: what was run, with what, at which state of the code, and what was measured. */

const caseName =
  /^(?:bench(?:mark)?(?:[ _-]?name)?|examples?|test[ _-]?case|case|workload|scenario|program|beispiel|testfall|exemple|ejemplo|esempio|exemplo|caso|基准|示例|用例|例)$/i;
const toolName =
  /^(?:front[ _-]?end|back[ _-]?end|tool|engine|impl(?:ementation)?|compiler|interpreter|runtime|vm|lang(?:uage)?|framework|library|solver|variant|werkzeug|sprache|outil|langage|herramienta|lenguaje|strumento|linguaggio|ferramenta|linguagem|工具|引擎|编译器|语言|言語)$/i;
const revisionName =
  /^(?:git(?:[ _-]?(?:sha|hash|commit|rev))?|commit(?:[ _-]?(?:sha|hash|id))?|sha1?|revision|rev|changeset|提交)$/i;
const performanceName =
  /(?<!\p{L})(?:time|latency|duration|runtime|elapsed|speed|throughput|ops|rps|fps|qps|flops|bandwidth|score|accuracy|loss|error|yield|zeit|dauer|laufzeit|durée|tiempo|tempo|temps d.exécution|czas|doba běhu|tid|aika|süre|время|час|χρόνος|idő|thời gian|waktu)(?!\p{L})|时间|耗时|吞吐|延迟|時間|시간/iu;
const workName =
  /(?<!\p{L})(?:insns?|instructions?|cycles?|ticks|allocs?|allocations|ns|iterations|befehle|takte|cycles|instrucciones|istruzioni|instruções)(?!\p{L})|指令|周期/iu;

const durationName =
  /(?<!\p{L})(?:(?:run|wall|elapsed|execution|cpu|real|total|mean|avg|median)[ -]?time|time|runtime|duration|latency|elapsed|(?:lauf|rechen|ausführungs)?zeit|dauer|durée|temps|tiempo|tempo(?: di esecuzione)?|czas|doba|tid|aika|süre|время|час|χρόνος|idő|thời gian|waktu)(?!\p{L})|时间|耗时|延迟|時間|시간/iu;

/** Whether a figure's name says how long something takes. */
export const isRunTimeName = byName((name): boolean => durationName.test(name.replace(/_/g, ' ')));

/** Whether a column's name is that of what was run. */
export const isCaseName = byName((name): boolean => caseName.test(lastKey(name.trim())));

/** Whether a column's name is that of what it was run with. */
export const isToolName = byName((name): boolean => toolName.test(lastKey(name.trim())));

/** Whether a column's name is that of the state of the code. */
export const isRevisionName = byName((name): boolean => revisionName.test(lastKey(name.trim())));

/** Whether a figure's name says how long something takes or how well it does. */
export const isPerformanceName = byName((name): boolean => performanceName.test(name.replace(/_/g, ' ')));

/** Whether a figure's name says how much a machine had to do. */
export const isWorkName = byName((name): boolean => workName.test(name.replace(/_/g, ' ')));

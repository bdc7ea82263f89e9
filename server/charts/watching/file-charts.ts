import type { Logger } from 'pino';
import type { Problem } from '#protocol';
import { chartNameOf } from '../chart-file.ts';
import { logProblem } from '../diagnostics/log-problem.ts';
import { problemOf, type Loaded, type ParsedContent } from '../reading/loader.ts';
import type { FileChart } from '../reading/off-thread.ts';
import type { ChartFiles } from '../file-states.ts';
import { createDuplicates, duplicateOf } from './duplicates.ts';

/** A file that is there. */
type Present = Exclude<Loaded<ParsedContent>, { kind: 'absent' }>;
type LogProblem = (before: Problem | undefined, problem: Problem | undefined) => void;

/** Puts the charts of data files into the store: one of most files, several of a workbook. */
export function createFileCharts({ store, log }: { store: ChartFiles; log: Logger }) {
  const duplicates = createDuplicates();
  /** the file of a chart's last good content; content of another file is not compared with it */
  const sources = new Map<string, string>();
  /** the charts of each file when it was last good; before that, the chart of its own name */
  const chartsOf = new Map<string, readonly string[]>();

  /** Returns the files that have to be read again because of it. */
  function apply(file: string, loaded: Loaded<ParsedContent>): readonly string[] {
    const before = chartsOf.get(file) ?? [];
    const names = namesIn(file, loaded, before);
    if (names.length > 0) chartsOf.set(file, names);
    else chartsOf.delete(file);
    const gone = before.filter((name) => !names.includes(name));
    const heirs = gone.flatMap((name) => remove(name, file));
    if (loaded.kind !== 'absent') {
      const logEach = logOnce(log);
      for (const name of names) applyOne(name, file, loaded, logEach);
    }
    return heirs;
  }

  function applyOne(name: string, file: string, loaded: Present, log: LogProblem): void {
    const displaced = duplicates.add(name, file);
    if (displaced !== undefined) setDuplicate(name, displaced, log);
    if (duplicates.first(name) === file) applyChart(name, file, loaded, log);
    else setDuplicate(name, file, log);
  }

  function applyChart(name: string, file: string, loaded: Present, log: LogProblem): void {
    if (loaded.kind === 'broken') return setProblem(name, loaded.problem, log);
    const chart = loaded.parsed.charts.find((each) => each.name === name);
    if (!chart || 'broken' in chart) return chart && setProblem(name, problemOf(file, chart.broken), log);
    const { content } = chart;
    const before = store.problem(name);
    const held = loaded.kind === 'held' ? loaded.problems.get(name) : undefined;
    // the problem of a side-car is not over
    if (held || before?.file === file) log(before, held);
    if (held) return store.hold(name, held, content, loaded.modified);
    sources.set(name, file);
    store.put(name, content, loaded.modified, chart.isAlias);
  }

  /** A chart has one file; a duplicate is listed under its own name. */
  function setDuplicate(name: string, file: string, log: LogProblem): void {
    setProblem(file, duplicateOf(file, duplicates.first(name) ?? ''), log);
  }

  function setProblem(name: string, problem: Problem, log: LogProblem): void {
    log(store.problem(name), problem);
    store.setProblem(name, problem);
  }

  /** The next of several files takes the place of one that is gone. */
  function remove(name: string, file: string): readonly string[] {
    const wasFirst = duplicates.first(name) === file;
    duplicates.remove(name, file);
    const heir = duplicates.first(name);
    store.remove(wasFirst ? (heir ?? name) : file);
    return wasFirst && heir !== undefined ? [heir] : [];
  }

  return {
    apply,
    /** The file that a chart comes from, good or not. */
    fileOf: (name: string) => duplicates.first(name),
    /** Whether the last good content of a chart came from this file. */
    isSource: (name: string, file: string) => sources.get(name) === file,
  };
}

function namesIn(file: string, loaded: Loaded<ParsedContent>, before: readonly string[]): readonly string[] {
  if (loaded.kind === 'absent') return [];
  if (loaded.kind !== 'broken') return loaded.parsed.charts.map(({ name }: FileChart) => name);
  return before.length > 0 ? before : [chartNameOf(file) ?? file];
}

/** What is the matter with all charts of a file is logged once. */
function logOnce(log: Logger): LogProblem {
  const logged = new Set<string>();
  return (before, problem) => {
    const key = JSON.stringify([before?.reason, problem?.file, problem?.reason]);
    if (logged.has(key)) return;
    logged.add(key);
    logProblem(log, before, problem);
  };
}

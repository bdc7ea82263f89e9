import { aliasOf, type ChartSettings, type Problem } from '#protocol';
import { goodOf, isSameFile, isSameSideCar, type FileState, type SettingsFile } from './chart-entry.ts';
import type { Content } from './snapshot.ts';

/** The data files and side-cars as those see them who read them. */
export interface ChartFiles {
  /** The file is good; its problem, if any, is over. An alias is not listed: its content is that of a chart that is. */
  put(name: string, content: Content, modified: number, isAlias?: true): void;
  /** The file is broken; its last good content stays. */
  setProblem(name: string, problem: Problem): void;
  /** The file is good, but its last content stays until this one is accepted. */
  hold(name: string, problem: Problem, content: Content, modified: number): void;
  /** The file is gone, and its problem with it. */
  remove(name: string): void;
  /** Takes the content that was held back, of all charts of the same file; false when there is none. */
  accept(name: string): boolean;
  /** The good content of the file of this name itself. */
  content(name: string): Content | undefined;
  /** The problem of the data file, or else of the side-car. */
  problem(name: string): Problem | undefined;
  /** The side-car is good, or gone (undefined). */
  setSettings(name: string, settings: ChartSettings | undefined, modified?: number): void;
  /** The side-car is broken; its last good settings stay. */
  setSettingsProblem(name: string, problem: Problem): void;
  /** The settings of the side-car, or its last good ones. */
  settings(name: string): ChartSettings | undefined;
  settingsProblem(name: string): Problem | undefined;
}

/** What is known of every file of charts, by the chart's name. */
export interface FileStates extends ChartFiles {
  readonly files: ReadonlyMap<string, FileState>;
  readonly sideCars: ReadonlyMap<string, SettingsFile>;
  /** undefined: there is no file */
  setFile(name: string, file: FileState | undefined): void;
  setSideCar(name: string, sideCar: SettingsFile | undefined): void;
}

interface FileStatesOptions {
  /** The state of a data file has changed. */
  onFile: (name: string, before: FileState | undefined) => void;
  onSideCar: (name: string) => void;
}

export function createFileStates({ onFile, onSideCar }: FileStatesOptions): FileStates {
  const files = new Map<string, FileState>();
  const sideCars = new Map<string, SettingsFile>();

  function setFile(name: string, file: FileState | undefined): void {
    const before = files.get(name);
    if (isSameFile(file, before)) return;
    if (file) files.set(name, file);
    else files.delete(name);
    onFile(name, before);
  }

  function setSideCar(name: string, sideCar: SettingsFile | undefined): void {
    if (isSameSideCar(sideCar, sideCars.get(name))) return;
    if (sideCar) sideCars.set(name, sideCar);
    else sideCars.delete(name);
    onSideCar(name);
  }

  const sideCarOf = (name: string) => sideCars.get(name) ?? sideCars.get(aliasOf(name) ?? '');

  return {
    files,
    sideCars,
    setFile,
    setSideCar,
    put: (name, content, modified, isAlias) =>
      setFile(name, { good: { content, modified }, ...(isAlias && { isAlias }) }),
    setProblem: (name, problem) => setFile(name, { ...goodOf(files.get(name)), problem }),
    hold: (name, problem, content, modified) =>
      setFile(name, { ...goodOf(files.get(name)), problem, held: { content, modified } }),
    remove: (name) => setFile(name, undefined),
    accept(name) {
      const own = [name, aliasOf(name) ?? ''].find((each) => files.has(each)) ?? name;
      const state = files.get(own);
      if (!state?.held) return false;
      const { file } = state.problem ?? {};
      for (const [each, { held, problem, isAlias }] of files)
        if (held && problem?.file === file) setFile(each, { good: held, ...(isAlias && { isAlias }) });
      return true;
    },
    content: (name) => files.get(name)?.good?.content,
    problem: (name) =>
      (files.get(name) ?? files.get(aliasOf(name) ?? ''))?.problem ?? sideCarOf(name)?.problem,
    setSettings: (name, settings, modified) =>
      setSideCar(name, settings && { settings, ...(modified !== undefined && { modified }) }),
    setSettingsProblem: (name, problem) =>
      setSideCar(name, { settings: sideCars.get(name)?.settings, problem }),
    settings: (name) => sideCarOf(name)?.settings,
    settingsProblem: (name) => sideCars.get(name)?.problem,
  };
}

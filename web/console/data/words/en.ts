import type { DataWords } from './words.ts';

export const dataEn: DataWords = {
  caption: 'Data files',
  columns: { name: 'File', state: 'State', age: 'Changed', revision: 'Revision', size: 'Size' },
  states: { held: 'Held back', broken: 'Broken', settings: 'Settings broken', good: 'Good' },
  drawnAs: (type) => `drawn as ${type}`,
  accept: 'Accept',
  accepted: (name) => `${name} is shown now`,
  heldSince: (time) => `What was written at ${time} is held back, and the last good data below is shown.`,
  picture: (name) => `What the walls show of ${name}`,
  lastGood: (time, age) => `On the walls: written at ${time}, ${age}`,
  empty: 'No files yet',
  emptyHint: 'Drop a table or a list into the data folder: JSON, CSV or a spreadsheet. It is drawn at once.',
};

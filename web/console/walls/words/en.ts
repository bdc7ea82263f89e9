import type { WallWords } from './words.ts';

export const wallEn: WallWords = {
  screens: (count) => (String(count) === '1' ? '1 screen' : `${count} screens`),
  open: 'Open',
  page: 'Page',
  pageOf: (n) => `Page ${n}`,
  noPages: 'No pages yet',
  previous: 'Previous page',
  next: 'Next page',
  hold: 'Hold',
  maximised: 'Maximised chart',
  notMaximised: 'None',
  shows: (what) => `Shows ${what}`,
};

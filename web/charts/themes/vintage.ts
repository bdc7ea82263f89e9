import type { Theme } from '../theme.ts';

/** Warm paper, dark ink and muted print colours: for bright rooms. */
export const vintage: Theme = {
  name: 'vintage',
  background: '#f1e9d8',
  surface: '#fdf9ef',
  border: '#e0d4bb',
  ink: '#2b2a26',
  mutedInk: '#575142',
  accent: '#2a648c',
  good: '#2f7148',
  warning: '#8a5a00',
  bad: '#a32f2a',
  stale: '#7d6330',
  faint: '#efe6d3',
  series: ['#245578', '#b97b1f', '#569c8b', '#763038', '#937ab7', '#796829', '#9d4d62', '#107a87'],
  sequential: ['#cddbe0', '#9dbac7', '#6594ab', '#37708e', '#174c6b'],
  diverging: ['#8e2f2a', '#bd6a55', '#dcb09b', '#d8cfbb', '#9dbac7', '#4f86a3', '#174c6b'],
};

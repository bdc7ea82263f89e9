import type { Theme } from '../theme.ts';

/** Deep blue-grey with luminous, not neon, series: for rooms that are not bright. */
export const chalk: Theme = {
  name: 'chalk',
  background: '#0f1824',
  surface: '#172231',
  border: '#26354a',
  ink: '#e8edf5',
  mutedInk: '#9fb0c6',
  accent: '#6cb2f5',
  good: '#7fd1a0',
  warning: '#f0c36a',
  bad: '#f28d83',
  stale: '#d9b27c',
  faint: '#223046',
  series: ['#4f93dc', '#ecc766', '#8aead2', '#c9708a', '#c9c1fb', '#98a23c', '#f39d86', '#37b5b3'],
  sequential: ['#23415f', '#30618f', '#3d7db6', '#73b3ef', '#c3e2fd'],
  diverging: ['#f0a08e', '#c47866', '#80574f', '#46546a', '#3b6a98', '#5a9fe4', '#a9d3fb'],
};

export { wordsOf } from '../charts/title.ts';

export { wordsOf } from '../charts/text/title.ts';

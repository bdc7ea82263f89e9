export { textIn } from '../charts/text/translated.ts';

import { answerRemote } from '../parts/remote.ts';
import { lag, usage } from './usage.ts';

// Loaded into the built server before its own first line: tells the runner what it takes.
answerRemote({ usage, lag });

import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into the built server before its own first line: tells the runner how long its loop was held up. Plain JavaScript, because a
// compiler that is loaded first would make the server's start look slow.
const delay = monitorEventLoopDelay({ resolution: 1 });

const ops = {
  /** ms that the event loop was held up at most since last asked; watched from the first time on: watching costs */
  lag() {
    delay.enable();
    const longest = delay.max / 1e6;
    delay.reset();
    return longest;
  },
};

process.on('message', ({ id, name }) => process.send({ id, value: ops[name]() }));
process.on('disconnect', () => process.exit());

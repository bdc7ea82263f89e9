import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into the built server before its own first line: tells the runner how long its loop was held up. Plain JavaScript, because a
// compiler that is loaded first would make the server's start look slow.
const delay = monitorEventLoopDelay({ resolution: 1 });

const ops = {
  /** ms that the event loop was held up since last asked, at most or in this percentile; watched from the first time on: watching costs */
  lag(percentile = 100) {
    delay.enable();
    const lag = delay.percentile(percentile) / 1e6;
    delay.reset();
    return lag;
  },

  stopWatching() {
    delay.disable();
  },

  /** ms of processor time, user and system, since the process began */
  cpu() {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
};

process.on('message', ({ id, name, args }) => process.send({ id, value: ops[name](...args) }));
process.on('disconnect', () => process.exit());

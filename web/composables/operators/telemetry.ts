import type { SocketService } from '../../client/index.ts';
import { createPageReadings } from '../renewal/page-readings.ts';

/** Tells operators how this screen is going, while somebody looks (PROTOCOL.md P-5). Returns the function that is told how often; undefined: not any more. */
export function createTelemetry(
  socket: Pick<SocketService, 'measures' | 'send'>,
): (every: number | undefined) => void {
  let stop = (): void => {};

  function begin(every: number): () => void {
    const readings = createPageReadings();
    const timer = setInterval(() => {
      const { heap, dropped } = readings.read();
      const value = { ...socket.measures(), frames: dropped, ...(heap !== undefined && { heap }) };
      socket.send({ action: 'telemetry', value });
    }, every);
    return () => {
      clearInterval(timer);
      readings.stop();
    };
  }

  return (every) => {
    stop();
    stop = every === undefined ? () => {} : begin(every);
  };
}

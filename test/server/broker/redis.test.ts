import { onTestFinished } from 'vitest';
import { createRedisBroker } from '../../../server/broker/redis.ts';
import { describeWithRedis } from '../../helpers/with-redis.ts';
import { itIsABroker, type Topics } from './contract.ts';
import { openLog } from './redis/open-log.ts';

describeWithRedis('the broker on Redis', (redis) => {
  itIsABroker(async () => {
    const shared = await openLog(redis().url);
    onTestFinished(shared.close);
    return createRedisBroker<Topics>(shared, { keep: 3 });
  });
});

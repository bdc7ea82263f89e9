import { createLocalBroker } from '../../../server/broker/local.ts';
import { itIsABroker, type Topics } from './contract.ts';

itIsABroker(() => Promise.resolve(createLocalBroker<Topics>({ epoch: 'this process', keep: 3 })));

import { launchChromium } from '../../helpers/chromium.ts';
import { atRest, slowFirstSight } from '../browser/weak.ts';
import type { Work } from '../parts/bench.ts';
import { startWall } from '../parts/wall.ts';

export const weak: Work = {
  name: 'weak',
  words:
    'the wall of six charts on weak screens: 1920 x 1080 without a graphics card, at rest and while it opens',
  async run(bench) {
    const wall = await startWall(bench.stage);
    const browser = await launchChromium();
    bench.stage.atEnd(() => browser.close());
    const seconds = bench.quick ? 10 : 30;
    const rounds = bench.quick ? 1 : 3;
    await bench.compare('at rest', new Map([['ours', () => atRest(browser, wall, seconds)]]), {
      warmUp: 0,
      rounds,
    });
    await bench.compare('opened', new Map([['ours', () => slowFirstSight(browser, wall)]]), { warmUp: 0 });
  },
};

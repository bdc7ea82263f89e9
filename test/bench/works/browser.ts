import { launchChromium } from '../../helpers/chromium.ts';
import { drawings } from '../browser/drawings.ts';
import { pageUnits } from '../browser/units.ts';
import { firstSight, manyUpdates, updates } from '../browser/wall.ts';
import type { Work } from '../parts/bench.ts';
import { percentile } from '../parts/stats.ts';
import { startWall } from '../parts/wall.ts';

export const browser: Work = {
  name: 'browser',
  words: 'the wall of six charts in Chromium, 1920 x 1080, drawn by the processor',
  async run(bench) {
    const { stage, quick } = bench;
    const wall = await startWall(stage);
    const chromium = await launchChromium();
    stage.atEnd(() => chromium.close());

    await bench.compare('the wall', new Map([['ours', () => firstSight(chromium, wall)]]), { warmUp: 0 });
    const paints = await updates(chromium, wall, quick ? 5 : 20);
    bench.record('an update', 'ours', {
      [pageUnits.paint]: percentile(paints, 50),
      [`${pageUnits.paint}, p90`]: percentile(paints, 90),
    });
    bench.record('ten updates a second', 'ours', await manyUpdates(chromium, wall, quick ? 5 : 60));
    await drawings(bench, chromium);
  },
};

import { asScreen } from '../contestants/index.ts';
import type { LoadOps } from '../load/contract.ts';
import type { Bench, Sample, Work } from '../parts/bench.ts';
import { scripts } from '../parts/stage.ts';
import { startWall } from '../parts/wall.ts';
import { count } from '../parts/words.ts';

const sixCharts = asScreen(['trend', 'seller', 'map', 'rank', 'hot', 'stock']);

export const stormUnits = {
  cold: 'ms until all have all',
  coldLag: 'ms of lag',
  back: 'ms until all are back',
  backLag: 'ms of lag, coming back',
};

export const storm: Work = {
  name: 'storm',
  words:
    'all screens enter the built server at once and ask for six charts; then it is killed, and all come back',
  async run(bench) {
    const screens = bench.screens(1_000);
    await bench.compare(`${count(screens)} screens`, new Map([['ours', () => breakLoose(bench, screens)]]), {
      warmUp: 0,
    });
  },
};

async function breakLoose({ stage }: Bench, screens: number): Promise<Sample> {
  const wall = await startWall(stage);
  const load = stage.start<LoadOps>(scripts.load);
  await wall.probe.ask('lag');
  const { ms } = await load.ask('connect', {
    port: wall.port,
    count: screens,
    dialect: 'websocket',
    atOnce: true,
    ...sixCharts,
  });
  const coldLag = await wall.probe.ask('lag');
  await load.ask('comeBack');
  await wall.kill();
  const listening = await wall.start();
  await wall.probe.ask('lag');
  const back = await load.ask('back');
  const backLag = await wall.probe.ask('lag');
  await stage.clear();
  return {
    [stormUnits.cold]: ms,
    [stormUnits.coldLag]: coldLag,
    [stormUnits.back]: back.at - listening.at,
    [stormUnits.backLag]: backLag,
  };
}

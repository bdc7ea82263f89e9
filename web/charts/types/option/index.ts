import { ShapeError, type ChartType, type Given } from '../../chart-type.ts';
import '../../echarts-modules/option.ts';
import { grown } from '../../frame.ts';
import { allowOption, seriesOf, type Allowed } from '../../option/allow.ts';
import { dressed } from '../../option/dress.ts';
import { leftOutNote } from '../../option/left-out.ts';

export interface OptionData {
  readonly allowed: Allowed;
  readonly given: Given;
}

/** An option of ECharts' own, as far as it only draws: what could run, open or load anything is left out, and the tile says so. */
export const option: ChartType<OptionData> = {
  name: 'option',
  pace: null,
  decode(_json, given) {
    if (given?.source.kind !== 'option') throw new ShapeError('noOption');
    const allowed = allowOption(given.source.option);
    if (seriesOf(allowed).length === 0) throw new ShapeError('noSeries', 'series');
    return { allowed, given };
  },
  isEmpty: () => false,
  steps: () => 1,
  note: ({ allowed }, language) => leftOutNote(allowed.leftOut, language),
  mapName: (_view, data) => data?.allowed.map,
  toOption: ({ allowed, given }, view) => dressed(allowed, given, grown(view)),
};

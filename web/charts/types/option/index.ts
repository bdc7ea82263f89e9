import { ShapeError, type ChartType, type ChartInput } from '../../chart-type.ts';
import '../../echarts-modules/option.ts';
import { scaled } from '../../frame.ts';
import { allowOption, seriesOf, type Allowed } from '../../option/allow.ts';
import { dressed } from '../../option/dress.ts';
import { leftOutNote } from '../../option/left-out.ts';

export interface OptionData {
  readonly allowed: Allowed;
  readonly input: ChartInput;
}

/** An option of ECharts' own, as far as it only draws: what could run, open or load anything is left out, and the tile says so. */
export const option: ChartType<OptionData> = {
  name: 'option',
  playInterval: null,
  decode(_json, input) {
    if (input?.source.kind !== 'option') throw new ShapeError('noOption');
    const allowed = allowOption(input.source.option);
    if (seriesOf(allowed).length === 0) throw new ShapeError('noSeries', 'series');
    return { allowed, input };
  },
  isEmpty: () => false,
  steps: () => 1,
  note: ({ allowed }, language) => leftOutNote(allowed.leftOut, language),
  mapName: (_view, data) => data?.allowed.map,
  toOption: ({ allowed, input }, view) => dressed(allowed, input, scaled(view)),
};

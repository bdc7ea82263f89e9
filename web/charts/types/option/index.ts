import { ShapeError, type ChartType, type ChartInput } from '../../chart-type.ts';
import '../../echarts-modules/option.ts';
import { scaled } from '../../frame.ts';
import { sanitiseOption, seriesOf, type SanitisedOption } from '../../option/sanitise.ts';
import { applyTheme } from '../../option/apply-theme.ts';
import { leftOutNote } from '../../option/left-out.ts';

export interface OptionData {
  readonly sanitised: SanitisedOption;
  readonly input: ChartInput;
}

/** An ECharts option from a file. Whatever could run, open or load anything is left out, and the tile says so. */
export const option: ChartType<OptionData> = {
  name: 'option',
  playInterval: null,
  decode(_json, input) {
    if (input?.source.kind !== 'option') throw new ShapeError('noOption');
    const sanitised = sanitiseOption(input.source.option);
    if (seriesOf(sanitised).length === 0) throw new ShapeError('noSeries', 'series');
    return { sanitised, input };
  },
  isEmpty: () => false,
  steps: () => 1,
  note: ({ sanitised }, language) => leftOutNote(sanitised.leftOut, language),
  mapName: (_view, data) => data?.sanitised.map,
  toOption: ({ sanitised, input }, view) => applyTheme(sanitised, input, scaled(view)),
};

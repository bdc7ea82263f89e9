import type { EChartsCoreOption } from '../../charts/echarts.ts';
import { movesOff, type Seam, type Seams } from './seams.ts';

/** From the pointer to the tooltip. CSS px */
const distance = 20;

/** The option with a tooltip that lies on one screen of a span, beside the pointer. */
export function keepTooltipOff(option: EChartsCoreOption, seams: Seams): EChartsCoreOption {
  if (seams.x.length + seams.y.length === 0) return option;
  const { tooltip } = option as { tooltip?: object };
  return tooltip ? { ...option, tooltip: { ...tooltip, position: placedOff(seams) } } : option;
}

interface TooltipSize {
  contentSize: [number, number];
  viewSize: [number, number];
}

function placedOff({ x, y }: Seams) {
  return (
    [left, top]: [number, number],
    _params: unknown,
    _element: unknown,
    _rect: unknown,
    { contentSize, viewSize }: TooltipSize,
  ): [number, number] => [
    besides(left, contentSize[0], viewSize[0], x),
    besides(top, contentSize[1], viewSize[1], y),
  ];
}

/** After the pointer, or before it where there is no room, and off the seams. */
function besides(pointer: number, length: number, room: number, seams: readonly Seam[]): number {
  const after = pointer + distance;
  const fits = after + length <= room;
  const start = Math.max(0, fits ? after : pointer - distance - length);
  return start + (movesOff(seams, { start, end: start + length }, room)[0] ?? 0);
}

import { outlineWidth } from '../colour/contrast.ts';
import { fontFamily } from '../text/font.ts';

/** A graphic element of ECharts' custom series, positioned in px. */
export type Shape = Readonly<Record<string, unknown>> & { readonly type: string };

export interface TextPlace {
  readonly x: number;
  /** vertical middle */
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly bold?: boolean;
  /** colour around the letters */
  readonly outline?: string | undefined;
  /** ems */
  readonly rim?: number;
}

/** One line of text. It ignores the pointer, so that the shape below it shows the tooltip. */
export function textShape(
  text: string,
  { x, y, size, colour, align = 'left', bold = false, outline, rim = outlineWidth }: TextPlace,
): Shape {
  const font = { fontFamily, fontSize: size, fontWeight: bold ? 600 : 400 };
  return {
    type: 'text',
    silent: true,
    style: {
      ...{ text, x, y, fill: colour, align, verticalAlign: 'middle', ...font },
      ...(outline && { stroke: outline, lineWidth: rim * size }),
    },
  };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A filled rectangle, animated when data changes. */
export function boxShape({ x, y, width, height }: Box, colour: string, radius = 0): Shape {
  return {
    type: 'rect',
    shape: { x, y, width: Math.max(0, width), height: Math.max(0, height), r: radius },
    style: { fill: colour },
    transition: ['shape'],
  };
}

/** A filled polygon, animated when data changes. */
export function outlineShape(points: readonly (readonly [x: number, y: number])[], colour: string): Shape {
  return {
    type: 'polygon',
    shape: { points: points.map((point) => [...point]) },
    style: { fill: colour },
    transition: ['shape'],
  };
}

/** A straight line. */
export function lineShape(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  colour: string,
  width: number,
): Shape {
  return {
    type: 'line',
    silent: true,
    shape: { x1, y1, x2, y2 },
    style: { stroke: colour, lineWidth: width },
  };
}

/** A custom series with one group of shapes per item. `tooltipAt` gives an item's tooltip by its index. Needs `echarts-modules/custom.ts`. */
export function shapesSeries(
  id: string,
  items: readonly (readonly Shape[])[],
  tooltipAt?: (index: number) => HTMLElement | '',
) {
  return {
    id,
    type: 'custom',
    coordinateSystem: 'none',
    cursor: 'default',
    silent: tooltipAt === undefined,
    renderItem: ({ dataIndex }: { readonly dataIndex: number }) => ({
      type: 'group',
      children: items[dataIndex] ?? [],
    }),
    tooltip: tooltipAt
      ? { formatter: ({ dataIndex }: { readonly dataIndex: number }) => tooltipAt(dataIndex) }
      : { show: false },
    data: items.map((_, i) => i),
  };
}

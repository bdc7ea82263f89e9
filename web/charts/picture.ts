import type { ChartSettings, ChartTypeName, ThemeName } from '#protocol';
import { chartTitle, noteBeside } from './chart-title.ts';
import { ShapeError, type Language, type SetChoice, type View } from './chart-type.ts';
import type { DrawRequest, Drawable } from './drawable.ts';
import './echarts-modules/svg.ts';
import { init, registerMap, type EChartsCoreOption } from './echarts.ts';
import { noData } from './no-data.ts';
import { drawOriginal } from './original.ts';
import { choicesOf } from './measure-choices.ts';
import { pictureSvg, layOutPicture, messageSvg, type PictureLayout } from './picture-layout.ts';
import { serialise, type Element } from './picture-svg.ts';
import { resolve } from './resolve.ts';
import { measureWithRoomToSpare } from './text/advances.ts';
import { measureWith } from './text/measure.ts';
import { themes } from './themes/themes.ts';
import { chartWords } from './words/index.ts';

/** What to render, and how. */
export interface PictureRequest {
  readonly name: string;
  /** the chart's JSON */
  readonly text: string;
  readonly settings?: ChartSettings | undefined;
  /** that was found while the file was read */
  readonly title?: string | undefined;
  /** unless the side-car has one */
  readonly timeZone?: string | undefined;
  /** overrides side-car and content */
  readonly type?: ChartTypeName | undefined;
  /** the key of an entry of the tile's menu: a measure, or a set of the file */
  readonly measure?: string | undefined;
  readonly theme: ThemeName;
  readonly language: Language;
  /** px */
  readonly width: number;
  readonly height: number;
}

/** An SVG, or why there is none, in the requested language; or what there is instead of the requested measure. */
export type Picture =
  { readonly svg: string } | { readonly refused: string } | { readonly measures: readonly string[] };

/** Reads the GeoJSON of a map by name (`china`, a province's pinyin, `world`); undefined: no such map. */
export type ReadMap = (name: string) => Promise<unknown>;

measureWith(measureWithRoomToSpare);

/** Renders a chart without a browser, with the same chart types and texts. Takes from 20 ms to some seconds and blocks its thread. */
export async function drawPicture(request: PictureRequest, readMap: ReadMap): Promise<Picture> {
  const { name, settings, title, timeZone, type, measure, language } = request;
  const words = chartWords[language];
  const asked: DrawRequest = { name, settings, title, timeZone, type, measure };
  try {
    const drawable = await drawableOf(JSON.parse(request.text), asked);
    if (type !== undefined && drawable.type !== noData && drawable.type.name !== type)
      return { refused: drawable.refused?.[language] ?? words.cannotBeDrawnAs(name, type) };
    const choices = choicesOf(drawable, language);
    const choice = choices.find(({ key }) => key === measure) ?? choices[0];
    if (measure !== undefined && choice?.key !== measure)
      return { measures: choices.map(({ key }) => key).filter(Boolean) };
    return { svg: serialise(await pictureOf(request, { ...drawable, choice }, readMap)) };
  } catch (error) {
    if (error instanceof ShapeError)
      return { refused: [error.where, words.unfit[error.reason]].filter(Boolean).join(': ') };
    throw error;
  }
}

async function drawableOf(json: unknown, request: DrawRequest): Promise<Drawable> {
  return drawOriginal(json, request) ?? (await resolve(json, request));
}

async function pictureOf(
  request: PictureRequest,
  drawable: Drawable & { readonly choice: SetChoice | undefined },
  readMap: ReadMap,
): Promise<Element> {
  const { name, settings, language } = request;
  const { type, title: found, choice } = drawable;
  const layout = layOutPicture(request.width, request.height);
  const view: View = {
    ...layout.body,
    unit: layout.unit,
    theme: themes[request.theme],
    language,
    step: 0,
    choice: choice?.key,
    motion: false,
  };
  const title = chartTitle({ name, settings, type, found, choice }, language);
  return pictureSvg(layout, view, {
    title,
    notes: notesOf(title, drawable, view),
    drawing: await drawingOf(drawable, { view, layout, readMap }),
  });
}

/** The notes that a tile shows beside and below the drawing. */
function notesOf(title: string, drawable: Drawable, view: View): string[] {
  const { type, data } = drawable;
  if (type.isEmpty(data)) return [];
  const pages = type.steps(data, view);
  const notes = [type.stepTitle?.(data, 0), noteBeside(title, drawable, view.language)];
  return [...notes, pages > 1 ? `1/${pages}` : undefined].filter((note) => note !== undefined);
}

async function drawingOf(
  { type, data }: Drawable,
  { view, layout, readMap }: { view: View; layout: PictureLayout; readMap: ReadMap },
): Promise<Element> {
  if (type.isEmpty(data)) return messageSvg(chartWords[view.language].titles.nothing, layout, view);
  const map = type.mapName?.(view, data);
  if (map !== undefined && !(await hasMap(map, readMap)))
    return messageSvg(chartWords[view.language].noMap, layout, view);
  return drawn(type.toOption(data, view), view);
}

const maps = new Set<string>();

async function hasMap(name: string, readMap: ReadMap): Promise<boolean> {
  if (maps.has(name)) return true;
  const map = await readMap(name);
  if (map === undefined) return false;
  registerMap(name, map as Parameters<typeof registerMap>[1]);
  maps.add(name);
  return true;
}

/** ECharts' renderToString does not escape attributes, so we serialise its virtual nodes ourselves. */
interface SvgPainter {
  renderToVNode(options: { animation: boolean; emphasis: boolean; compress: boolean }): Element;
}

function drawn(option: EChartsCoreOption, { width, height, theme, language }: View): Element {
  const chart = init(null, theme.name, {
    renderer: 'svg',
    ssr: true,
    width,
    height,
    locale: chartWords[language].echarts,
  });
  try {
    chart.setOption({ ...option, animation: false });
    const painter = chart.getZr().painter as unknown as SvgPainter;
    return painter.renderToVNode({ animation: false, emphasis: false, compress: true });
  } finally {
    chart.dispose();
  }
}

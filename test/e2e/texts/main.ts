/// <reference types="vite/client" />
import { measureByAdvances } from '../../../web/charts/text/advances.ts';
import { fontFamily } from '../../../web/charts/text/font.ts';
import { fitText, textEms, textWidth, type FontWeight } from '../../../web/charts/text/measure.ts';
import { loadFonts } from '../../../web/composables/index.ts';
import '../../../web/pages/style.css';

/** px, of one text */
export interface Widths {
  readonly text: string;
  /** by the browser's own layout */
  readonly drawn: number;
  readonly measured: number;
  readonly byEms: number;
  /** as the server measures */
  readonly byAdvances: number;
  /** of what is left of the text where it has two thirds of the room, drawn */
  readonly cut: number;
}

export interface TextsPage {
  /** the machine has a font for it */
  readonly writesChinese: boolean;
  widthsOf(texts: readonly string[], size: number, weight: FontWeight): Widths[];
}

function drawnWidth(text: string, size: number, weight: FontWeight): number {
  const element = document.querySelector('text');
  if (!element) throw new Error('The page has no text element');
  element.style.font = `${weight} ${size}px ${fontFamily}`;
  element.textContent = text;
  return element.getComputedTextLength();
}

await loadFonts('500 16px "Inter Variable"');
const page: TextsPage = {
  writesChinese: drawnWidth('国', 100, 400) === 100,
  widthsOf: (texts, size, weight) =>
    texts.map((text) => {
      const drawn = drawnWidth(text, size, weight);
      return {
        text,
        drawn,
        measured: textWidth(text, size, weight),
        byEms: size * textEms(text, weight),
        byAdvances: measureByAdvances(text, `${weight} ${size}px ${fontFamily}`),
        cut: drawnWidth(fitText(text, (2 / 3) * drawn, size, weight), size, weight),
      };
    }),
};

Object.assign(globalThis, { texts: page });

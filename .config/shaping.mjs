import { Blob, Buffer, Face, Feature, Font, Variation, shape } from 'harfbuzzjs';
import { fontAs } from './font.mjs';

/**
 * What HarfBuzz, by which browsers lay out text too, makes of a text in that font: its width in ems. As in the page's stylesheet, figures
 * are a face of their own, with one width for all.
 */
export async function readFont() {
  const face = new Face(new Blob(new Uint8Array(await fontAs('truetype')).buffer));
  const font = new Font(face);
  const tabular = [new Feature('tnum', 1)];
  return (text, weight) => {
    font.setVariations([new Variation('wght', weight)]);
    const runs = text.match(/\d+|\D+/g) ?? [];
    return runs.reduce((sum, run) => sum + widthOf(run, /\d/.test(run) ? tabular : []), 0) / face.upem;
  };

  function widthOf(run, features) {
    const buffer = new Buffer();
    buffer.addText(run);
    buffer.guessSegmentProperties();
    shape(font, buffer, features);
    return buffer.getGlyphPositions().reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  }
}

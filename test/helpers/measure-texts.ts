import { measureByAdvances } from '../../web/charts/text/advances.ts';
import { measureWith } from '../../web/charts/text/measure.ts';

measureWith(measureByAdvances);

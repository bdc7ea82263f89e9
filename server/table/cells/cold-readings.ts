import type { Column } from '../table.ts';
import { byName } from './by-name.ts';
import { spacedName } from './word-lists.ts';

const temperature =
  /(?<!\p{L})(?:temp(?:erature|eratur|eratura|érature)?s?|(?:luft|außen)temp(?:eratur)?|tmp|t ?(?:max|min|avg|mean)|dew ?point|taupunkt|wind ?chill|feels ?like|heat ?index|temperatuur|teplota|lämpötila|sıcaklık|hőmérséklet|θερμοκρασία|nhiệt độ|suhu|температура)(?!\p{L})|气温|温度|気温|기온|온도/iu;
const weather =
  /(?<!\p{L})(?:wind|gusts?|humidity|precipitation|precip|rain|rainfall|snow|visibility|barometric|barometer|air pressure|dew ?point|clouds?|weather|sunshine|luftfeuchte|niederschlag|luftdruck|vent|pluie|humidité|viento|lluvia|humedad|vento|pioggia|umidità|umidade|chuva|neerslag|luchtvochtigheid|wiatr|opady|vítr|srážky|nederbörd|nedbør|tuuli|sade|rüzgar|yağış|ветер|осадки|влажность)(?!\p{L})|风速|湿度|降水|能见度|風速|강수|습도/iu;

const isOfWeather = byName((name): boolean => weather.test(spacedName(name)));
const isTemperature = byName((name): boolean => temperature.test(spacedName(name)));
const isFahrenheit = byName((name): boolean => /(?:^|[ (°])(?:f|fahrenheit)\)?$/i.test(spacedName(name)));
const isCelsius = byName((name): boolean => /(?:^|[ (°])(?:c|celsius)\)?$/i.test(spacedName(name)));

/** Colder than any weather that was ever measured, and the absolute zero. */
const celsius = { coldest: -90, zero: -273.15 };
const fahrenheit = { coldest: -130, zero: -459.67 };
/** In a laboratory it gets colder, without such a gap. */
const minGap = 50;
const leastWeather = 2;

/**
 * Temperatures without those that cannot be: a program took nothing for a number, or reckoned with it. Of the weather all that are too cold,
 * else only those far below the usual ones, or below the absolute zero.
 */
export function withoutColdReadings(columns: readonly Column[]): readonly Column[] {
  return columns.map((column) => {
    if (column.kind !== 'measure' || column.sentinel || !isTemperature(column.name)) return column;
    const { name, unit, values } = column;
    const isKnown = unit === '°C' || unit === '℃' || isCelsius(name);
    const { coldest, zero } = isKnown && !isFahrenheit(name) ? celsius : fahrenheit;
    if (!values.some((value) => value < coldest)) return column;
    const ofWeather = columns.filter((one) => isOfWeather(one.name)).length >= leastWeather;
    const least = ofWeather || hasGap(values, coldest) ? coldest : zero;
    const cold = values.filter((value) => value < least);
    if (cold.length === 0) return column;
    return {
      ...column,
      values: values.map((value) => (value < least ? NaN : value)),
      sentinel: { value: highestOf(cold), count: cold.length, orBelow: true },
    };
  });
}

function hasGap(values: Float64Array, least: number): boolean {
  const [cold, usual] = [values.filter((value) => value < least), values.filter((value) => value >= least)];
  return usual.length > cold.length && -highestOf(usual.map((value) => -value)) - highestOf(cold) >= minGap;
}

function highestOf(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), -Infinity);
}

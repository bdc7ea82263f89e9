/** The first that matches counts: most browsers claim to be others as well. */
const browsers: readonly (readonly [name: string, version: RegExp])[] = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chromium', /\b(?:Chromium|HeadlessChrome)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)[\d.]* .*Safari\//],
];
const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['webOS', /\bweb0s\b/i],
  ['Tizen', /\bTizen\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
];

/** A browser in words, e.g. `Chromium 140, Linux`, from its User-Agent. */
export function browserName(userAgent: string): string {
  const browser = browsers.find(([, version]) => version.test(userAgent));
  const system = systems.find(([, mark]) => mark.test(userAgent))?.[0];
  const named = browser && `${browser[0]} ${browser[1].exec(userAgent)?.[1] ?? ''}`;
  return [named, system].filter((part) => part !== undefined).join(', ') || userAgent.slice(0, 100);
}

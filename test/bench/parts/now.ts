/** The machine's monotonic clock, which all processes read alike. ms */
export function now(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

/** The watcher tells after 3 to 5 ms. */
const lookEveryMs = 3;
/** Where the watcher went deaf, its patrol finds what it missed after 2 s. */
const patienceMs = 4000;

/** Resolves when `isSo`, or when that has not come about for so long that it will not. */
export async function until(isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearInterval(look);
      clearTimeout(giveUp);
      resolve();
    };
    const look = setInterval(() => isSo() && end(), lookEveryMs);
    const giveUp = setTimeout(end, patienceMs);
  });
}

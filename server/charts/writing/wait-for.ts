/** A change reaches the store 3 to 5 ms after it was written. */
const pollEvery = 3;
/** Where events were missed, the rescan finds the change after 2 s. */
const timeout = 4000;

/** Resolves when `isSo`, or after a timeout. */
export async function waitFor(isSo: () => boolean): Promise<void> {
  if (isSo()) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      clearInterval(poll);
      clearTimeout(giveUp);
      resolve();
    };
    const poll = setInterval(() => isSo() && end(), pollEvery);
    const giveUp = setTimeout(end, timeout);
  });
}

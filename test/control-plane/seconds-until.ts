/** How long something may take that is measured. */
const patienceSeconds = 90;

/**
 * Seconds until something is so, looked at ten times a second.
 *
 * @throws Error where it does not come to be.
 */
export async function secondsUntil(what: string, isSo: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  for (;;) {
    const so = await isSo();
    const seconds = (performance.now() - start) / 1000;
    if (so) return seconds;
    if (seconds > patienceSeconds) throw new Error(`${what}? Not after ${patienceSeconds} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Timeout of a measurement. */
const timeoutSeconds = 90;

/**
 * Measures the seconds until a condition holds, at ten checks per second.
 *
 * @throws Error after the timeout.
 */
export async function secondsUntil(what: string, condition: () => Promise<boolean>): Promise<number> {
  const start = performance.now();
  for (;;) {
    const holds = await condition();
    const seconds = (performance.now() - start) / 1000;
    if (holds) return seconds;
    if (seconds > timeoutSeconds) throw new Error(`timed out after ${timeoutSeconds} s waiting until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

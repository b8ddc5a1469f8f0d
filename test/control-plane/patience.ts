/** How long something may take on a machine that does something else as well. */
const patienceMs = 90_000;

/**
 * Waits until nothing is lacking.
 *
 * @param lacking What is not as it should be, in words.
 * @throws Error with what is lacking where it does not come in time.
 */
export async function waitFor(what: string, lacking: () => Promise<readonly string[]>): Promise<void> {
  const last = Date.now() + patienceMs;
  for (;;) {
    const missing = await lacking();
    if (missing.length === 0) return;
    if (Date.now() > last) throw new Error(`${what}? Not after ${patienceMs / 1000} s: ${missing.join('; ')}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

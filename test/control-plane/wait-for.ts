/** Timeout, generous enough for a busy machine. */
const timeoutMs = 90_000;

/**
 * Waits until nothing is missing.
 *
 * @param findMissing Returns what is still missing, for the error message.
 * @throws Error that lists what is missing after the timeout.
 */
export async function waitFor(what: string, findMissing: () => Promise<readonly string[]>): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const missing = await findMissing();
    if (missing.length === 0) return;
    if (Date.now() > deadline)
      throw new Error(`timed out after ${timeoutMs / 1000} s waiting until ${what}: ${missing.join('; ')}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

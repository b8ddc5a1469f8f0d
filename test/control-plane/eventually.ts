/** Timeout for a program to become ready. */
const timeoutMs = 120_000;

/**
 * Retries until the attempt succeeds.
 *
 * @param check Throws if it makes no sense to keep waiting.
 * @throws The last error of the attempt after the timeout.
 */
export async function eventually<T>(check: () => void, attempt: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    check();
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** How long something may take to be ready. */
const patienceMs = 120_000;

/**
 * Tries until it succeeds.
 *
 * @param check Throws where there is nothing left to wait for.
 */
export async function eventually<T>(check: () => void, attempt: () => Promise<T>): Promise<T> {
  const last = Date.now() + patienceMs;
  for (;;) {
    check();
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > last) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

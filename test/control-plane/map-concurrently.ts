/** Maps values with limited concurrency, in order. */
export async function mapConcurrently<T, R>(
  values: readonly T[],
  concurrency: number,
  work: (value: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const rest = values.entries();
  const worker = async (): Promise<void> => {
    for (const [index, value] of rest) results[index] = await work(value);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return results;
}

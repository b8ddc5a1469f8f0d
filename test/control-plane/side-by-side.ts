/** Works on many things, so many at a time, and keeps their order. */
export async function sideBySide<T, R>(
  all: readonly T[],
  atATime: number,
  work: (one: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  const rest = all.entries();
  const worker = async (): Promise<void> => {
    for (const [index, one] of rest) results[index] = await work(one);
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  return results;
}

type Step = string | number;

/** Whether a path is another one or below it. */
export function isBelow(path: readonly Step[], other: readonly Step[]): boolean {
  return other.length <= path.length && other.every((step, index) => step === path[index]);
}

/** A share, 0 to 1, in percent with at most four significant digits: `0.5249%`. */
export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(4))}%`;
}

/** A share, 0 to 1, in whole percent: `40%`. */
export function wholePercent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

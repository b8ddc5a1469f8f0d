/** An amount of US dollars: tenths of cents below ten, because nodes are cheap by the hour; no cents above a thousand. */
export function usd(amount: number): string {
  const digits = amount < 10 ? 3 : amount < 1000 ? 2 : 0;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** The least and the most of something; one number where both are the same. */
export function span<T extends string | number>(range: { readonly min: T; readonly max: T }): string {
  return range.min === range.max ? String(range.min) : `${range.min}-${range.max}`;
}

/** Seconds as minutes and seconds: `6m 40s`. */
export function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  const rest = whole % 60;
  const parts = [whole >= 60 ? `${Math.floor(whole / 60)}m` : '', rest > 0 || whole === 0 ? `${rest}s` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

/** `1 fault`, `2 faults`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

import { quote, UnitError } from './unit-error';

/** A number of events per unit of time. */
interface Rate {
  readonly count: number;
  readonly per: 'second' | 'minute' | 'hour';
}

const allowed = "a whole number from 2 to 1000000 and one of /s, /m and /h, such as '100/s', '600/m' or '5000/h'";

const units: Readonly<Record<string, Rate['per']>> = { s: 'second', m: 'minute', h: 'hour' };

/** Seconds of each unit of time. */
const secondsPer: Readonly<Record<Rate['per'], number>> = { second: 1, minute: 60, hour: 3600 };

/** A limit is divided between proxies that count on their own, and each allows at least one. */
const minCount = 2;
const maxCount = 1_000_000;

/**
 * Parses a rate: `100/s`, `600/m`, `5000/h`.
 *
 * @throws UnitError
 */
export function parseRate(text: string): Rate {
  const match = /^([0-9]{1,7})\/([smh])$/.exec(text);
  const per = units[match?.[2] ?? ''];
  if (!match || !per) throw new UnitError(`${quote(text)} is not a rate`, allowed);
  const count = Number(match[1]);
  if (count < minCount || count > maxCount) throw new UnitError(`${quote(text)} is out of range`, allowed);
  return { count, per };
}

/** Events per second. */
export function perSecond({ count, per }: Rate): number {
  return count / secondsPer[per];
}

import { quote, UnitError } from './unit-error';

/** A number of events per unit of time. */
interface Rate {
  readonly count: number;
  readonly per: 'second' | 'minute' | 'hour';
}

const allowed = "a whole number from 1 to 1000000 and one of /s, /m and /h, such as '100/s', '600/m' or '5000/h'";

const units: Readonly<Record<string, Rate['per']>> = { s: 'second', m: 'minute', h: 'hour' };

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
  if (count < 1 || count > maxCount) throw new UnitError(`${quote(text)} is out of range`, allowed);
  return { count, per };
}

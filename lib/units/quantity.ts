import { exactInteger, requireInteger, type Wording } from './decimal';
import { quote, UnitError } from './unit-error';

/** Bytes in a kibibyte. */
export const KiB = 1024;
/** Bytes in a mebibyte. */
export const MiB = 1024 * KiB;
/** Bytes in a gibibyte. */
export const GiB = 1024 * MiB;

const cpuWording: Wording = {
  unit: 'millicores',
  allowed: "cores or millicores down to 1m, such as '2', '0.5' or '500m'",
};
const memoryWording: Wording = {
  unit: 'bytes',
  allowed: "bytes with k, M, G, T, P or Ki, Mi, Gi, Ti, Pi, such as '512Mi', '32Gi' or '1.5G'",
};

const cpuFactors: ReadonlyMap<string, bigint> = new Map([
  ['', 1000n],
  ['m', 1n],
]);

const binarySuffixes = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi'] as const;
const decimalSuffixes = ['k', 'M', 'G', 'T', 'P'] as const;

const byteFactors: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ...binarySuffixes.map((suffix, index) => [suffix, 1024n ** BigInt(index + 1)] as const),
  ...decimalSuffixes.map((suffix, index) => [suffix, 1000n ** BigInt(index + 1)] as const),
]);

/**
 * A Kubernetes quantity without a sign: a number, then either an exponent or a suffix, never both.
 * Source: https://github.com/kubernetes/apimachinery, `pkg/api/resource/quantity.go` at commit 357557a6.
 */
const quantityPattern = /^([0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE]([+-]?[0-9]{1,2})|([a-zA-Z]*))$/;

function parseQuantity(text: string, noun: string, factors: ReadonlyMap<string, bigint>, wording: Wording): number {
  const match = quantityPattern.exec(text);
  if (!match) throw new UnitError(`${quote(text)} is not a quantity of ${noun}`, wording.allowed);
  const [, number = '', exponent = '0', suffix = ''] = match;
  const factor = factors.get(suffix);
  if (factor === undefined) {
    throw new UnitError(`${quote(text)} has the suffix ${quote(suffix)}, which ${noun} does not have`, wording.allowed);
  }
  return exactInteger({ text, number, factor, exponent: Number(exponent) }, wording);
}

/**
 * Parses CPU into millicores, an integer from 0.
 *
 * Accepts the syntax of Kubernetes (`2`, `0.5`, `.5`, `500m`, `1e3` for a thousand cores), but no sign and no suffix
 * other than `m`. As in Kubernetes, a millicore is the smallest amount.
 *
 * @throws UnitError
 */
export function parseCpu(text: string): number {
  return parseQuantity(text, 'CPU', cpuFactors, cpuWording);
}

/**
 * Parses memory or storage into bytes, an integer from 0.
 *
 * Accepts the syntax of Kubernetes (`32Gi`, `1.5G`, `1e9`, `1000`), but no sign and no fraction of a byte. The suffix
 * `m` is rejected: in Kubernetes `512m` is half a byte, and always a typo for `512Mi` or `512M`.
 *
 * @throws UnitError
 */
export function parseBytes(text: string): number {
  return parseQuantity(text, 'memory', byteFactors, memoryWording);
}

/**
 * Formats millicores as Kubernetes does: `500m`, `1500m`, `2`. Negative numbers are allowed, for a shortfall in a
 * report.
 *
 * @throws RangeError if the number is not an integer.
 */
export function formatCpu(milli: number): string {
  requireInteger(milli, 'millicores');
  return milli % 1000 === 0 ? `${milli / 1000}` : `${milli}m`;
}

/**
 * Formats bytes with the largest binary suffix that divides them exactly: `1536Mi`, `32Gi`, `1000`. Nothing is rounded,
 * so the text parses back to the same number. Negative numbers are allowed, for a shortfall in a report.
 *
 * @throws RangeError if the number is not an integer.
 */
export function formatBytes(bytes: number): string {
  requireInteger(bytes, 'bytes');
  if (bytes === 0) return '0';
  let count = bytes;
  let suffix = '';
  for (const larger of binarySuffixes) {
    if (count % KiB !== 0) break;
    count /= KiB;
    suffix = larger;
  }
  return `${count}${suffix}`;
}

import { formatBytesSum, formatCpuSum, formatMebibytes } from '../../../lib/plan/capacity/amounts';
import { GiB, MiB } from '../../../lib/units/quantity';

test('sums are written as Kubernetes writes them', () => {
  expect(formatBytesSum(32 * GiB)).toBe('32Gi');
  expect(formatCpuSum(14_680)).toBe('14680m');
});

test('a bound is rounded down to whole mebibytes', () => {
  expect(formatMebibytes(2 * MiB - 1)).toBe('1Mi');
  expect(formatMebibytes(2 * MiB)).toBe('2Mi');
});

test.each([2 ** 53, 1e30])('%p is more than can be counted, and is written all the same', (sum) => {
  expect(formatBytesSum(sum)).toBe('8388607Gi');
  expect(formatMebibytes(sum)).toBe('8388607Gi');
  expect(formatCpuSum(sum)).toBe('9007199254740');
});

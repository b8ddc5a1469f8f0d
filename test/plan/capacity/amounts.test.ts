import { formatBytesSum, formatCpuSum, formatMebibytes } from '../../../lib/plan/capacity/amounts';
import { GiB, MiB } from '../../../lib/units/quantity';

test('sums are formatted as Kubernetes quantities', () => {
  expect(formatBytesSum(32 * GiB)).toBe('32Gi');
  expect(formatCpuSum(14_680)).toBe('14680m');
});

test('rounds down to whole mebibytes', () => {
  expect(formatMebibytes(2 * MiB - 1)).toBe('1Mi');
  expect(formatMebibytes(2 * MiB)).toBe('2Mi');
});

test.each([2 ** 53, 1e30])('caps %p at the largest safe integer', (sum) => {
  expect(formatBytesSum(sum)).toBe('8388607Gi');
  expect(formatMebibytes(sum)).toBe('8388607Gi');
  expect(formatCpuSum(sum)).toBe('9007199254740');
});

import { mostSeries } from '../../../lib/plan/facts/kept-series';
import { scrapeLimits } from '../../../lib/plan/facts/scrape-limits';
import { runtimeOf } from '../../../lib/plan/runtimes/select';

const runtimes = [{ kind: 'scikit-learn' }, { kind: 'triton' }, { kind: 'vllm' }] as const;
const names = (count: number) => Array.from({ length: count }, (_, index) => `model-${index}`);

describe.each(runtimes)('the series of $kind', (spec) => {
  const { metrics, maxModels } = runtimeOf(spec);

  test.each([1, 10, maxModels].filter((count) => count <= maxModels))('of %i models are within a scrape', (count) => {
    const most = mostSeries(metrics.kept(names(count)) ?? []);
    expect(most).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(scrapeLimits(metrics.series(count)).samples);
  });

  test('have values that no other text of joined labels equals', () => {
    const values = (metrics.kept(['a-model']) ?? []).flatMap(({ metrics: all, labels }) => [
      ...all,
      ...Object.values(labels).flatMap((each) => (each.kind === 'status-codes' ? [] : each.values)),
    ]);
    expect(values.filter((value) => value === '' || value.includes(';'))).toEqual([]);
  });
});

test('a server whose models are not known keeps all series only if they have the names of models', () => {
  const kept = runtimes.map((spec) => [spec.kind, runtimeOf(spec).metrics.kept(undefined) !== undefined]);
  expect(kept).toEqual([
    ['scikit-learn', true],
    ['triton', false],
    ['vllm', true],
  ]);
});

import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'slo/latency-measurable';

function withTarget(target: string) {
  return withService(definition(), { slo: { availability: 99, latency: { percentile: 95, target } } });
}

test('accepts a target up to the last bound of the histogram', () => {
  expect(findingsOf(withTarget('10s'), id)).toEqual([]);
});

test('refuses a target above the last bound', () => {
  expect(findingsOf(withTarget('10001ms'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'slo', 'latency', 'target'],
      problem: 'the target is above the last bound of the histogram',
      value: '10001ms',
      allowed: 'at most 10s',
      fix: 'choose a lower target, or remove slo.latency',
    },
  ]);
});

test('refuses a target far below the next bound', () => {
  expect(findingsOf(withTarget('120ms'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'slo', 'latency', 'target'],
      problem: 'no histogram bucket at 120ms; the next one is 250ms',
      value: '120ms',
      allowed: ['100ms', '250ms'],
      fix: 'choose one of these bounds',
    },
  ]);
});

test('accepts a target up to 20% below a bound', () => {
  expect(findingsOf(withTarget('200ms'), id)).toEqual([]);
  expect(findingsOf(withTarget('199ms'), id)).toHaveLength(1);
});

test('allows only the first bound for a target below it', () => {
  expect(findingsOf(withTarget('1ms'), id).map(({ allowed }) => allowed)).toEqual([['5ms']]);
});

test('accepts a service without an objective', () => {
  expect(findingsOf(withService(definition(), { slo: { availability: 99 } }), id)).toEqual([]);
});

describe('a server without a latency histogram', () => {
  const triton = (consumers: ModelServiceSpec['consumers']) =>
    withService(withTarget('100ms'), { runtime: { kind: 'triton' }, consumers: consumers ?? [] });

  test('uses the histogram of a gateway', () => {
    expect(findingsOf(triton([{ gateway: 'internal' }]), id)).toEqual([]);
  });

  test('uses the bounds of the gateway', () => {
    const between = withService(triton([{ gateway: 'internal' }]), {
      slo: { availability: 99, latency: { percentile: 95, target: '30ms' } },
    });
    expect(findingsOf(between, id).map(({ allowed }) => allowed)).toEqual([['25ms', '50ms']]);
  });

  test('refuses an objective without a gateway', () => {
    expect(findingsOf(triton([{ team: 'ranking' }]), id)).toEqual([
      {
        rule: id,
        path: ['services', 'churn', 'slo', 'latency'],
        problem: 'the server exports no latency histogram, and no gateway measures latency for it',
        value: 'triton',
        fix: "add a gateway, which measures latency, to 'consumers', or remove slo.latency",
      },
    ]);
  });
});

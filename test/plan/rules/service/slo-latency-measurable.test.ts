import type { ModelServiceSpec } from '../../../../lib/definition/service';
import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'slo/latency-measurable';

function withTarget(target: string) {
  return withService(definition(), { slo: { availability: 99, latency: { percentile: 95, target } } });
}

test('a target up to the last bound of the histogram is good', () => {
  expect(findingsOf(withTarget('10s'), id)).toEqual([]);
});

test('a target beyond it is found', () => {
  expect(findingsOf(withTarget('10001ms'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'slo', 'latency', 'target'],
      problem: 'the server counts no request as fast or slow at this bound',
      value: '10001ms',
      allowed: 'at most 10s',
      fix: 'choose a lower target, or leave the latency objective away',
    },
  ]);
});

test('a target between two bounds that is measured at a much larger one is found', () => {
  expect(findingsOf(withTarget('120ms'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'slo', 'latency', 'target'],
      problem: 'no bound of the histogram is near: what is measured is 250ms',
      value: '120ms',
      allowed: ['100ms', '250ms'],
      fix: 'choose one of these bounds',
    },
  ]);
});

test('a target less than a quarter below a bound is good, and a little lower is not', () => {
  expect(findingsOf(withTarget('200ms'), id)).toEqual([]);
  expect(findingsOf(withTarget('199ms'), id)).toHaveLength(1);
});

test('below the first bound there is only that one', () => {
  expect(findingsOf(withTarget('1ms'), id).map(({ allowed }) => allowed)).toEqual([['5ms']]);
});

test('without an objective there is nothing to measure', () => {
  expect(findingsOf(withService(definition(), { slo: { availability: 99 } }), id)).toEqual([]);
});

describe('of a server that keeps no histogram', () => {
  const triton = (consumers: ModelServiceSpec['consumers']) =>
    withService(withTarget('100ms'), { runtime: { kind: 'triton' }, consumers: consumers ?? [] });

  test('answers are timed at a gateway', () => {
    expect(findingsOf(triton([{ gateway: 'internal' }]), id)).toEqual([]);
  });

  test('and the bounds are those of the gateway', () => {
    const between = withService(triton([{ gateway: 'internal' }]), {
      slo: { availability: 99, latency: { percentile: 95, target: '30ms' } },
    });
    expect(findingsOf(between, id).map(({ allowed }) => allowed)).toEqual([['25ms', '50ms']]);
  });

  test('an objective without one is found', () => {
    expect(findingsOf(triton([{ team: 'ranking' }]), id)).toEqual([
      {
        rule: id,
        path: ['services', 'churn', 'slo', 'latency'],
        problem: 'the server keeps no histogram of its answers, and no gateway does it for it',
        value: 'triton',
        fix: "add a gateway to 'consumers', at which requests are then timed, or leave the latency objective away",
      },
    ]);
  });
});

import { findingsJson, planJson } from '../../lib/report/json';
import { samplePlan } from '../fixtures/sample';

const problem = { rule: 'a/b', path: ['x', 0], problem: 'p', fix: 'f' };

test('a plan survives a round trip', () => {
  expect(JSON.parse(planJson(samplePlan))).toEqual(samplePlan);
});

test('sorts keys', () => {
  const reversed = Object.fromEntries(Object.entries(samplePlan).reverse()) as unknown as typeof samplePlan;
  expect(planJson(reversed)).toBe(planJson(samplePlan));
});

test('writes an empty list without findings', () => {
  expect(findingsJson([])).toBe('{\n  "findings": []\n}\n');
});

test('keeps the path and value of a finding', () => {
  expect(JSON.parse(findingsJson([{ ...problem, value: { a: 1 } }]))).toEqual({
    findings: [{ ...problem, value: { a: 1 } }],
  });
});

test('converts a value that is not JSON to a string', () => {
  expect(JSON.parse(findingsJson([{ ...problem, value: 10n }])).findings[0].value).toBe('10');
  expect(JSON.parse(findingsJson([{ ...problem, value: Symbol('x') }])).findings[0].value).toBe('Symbol(x)');
});

test('what could not be checked is present only if there is something', () => {
  const path = ['services', 'churn', 'pool'];
  expect(JSON.parse(findingsJson([], [{ path, because: [path] }]))).toEqual({
    findings: [],
    notChecked: [{ path, because: [path] }],
  });
});

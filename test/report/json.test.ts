import { findingsJson, planJson } from '../../lib/report/json';
import { samplePlan } from './sample-plan';

const problem = { rule: 'a/b', path: ['x', 0], problem: 'p', fix: 'f' };

test('a plan reads back as itself', () => {
  expect(JSON.parse(planJson(samplePlan))).toEqual(samplePlan);
});

test('keys are sorted, whatever their order was', () => {
  const reversed = Object.fromEntries(Object.entries(samplePlan).reverse()) as unknown as typeof samplePlan;
  expect(planJson(reversed)).toBe(planJson(samplePlan));
});

test('no findings are an empty list', () => {
  expect(findingsJson([])).toBe('{\n  "findings": []\n}\n');
});

test('a finding keeps its path and value', () => {
  expect(JSON.parse(findingsJson([{ ...problem, value: { a: 1 } }]))).toEqual({
    findings: [{ ...problem, value: { a: 1 } }],
  });
});

test('a value that JSON cannot hold becomes a text', () => {
  expect(JSON.parse(findingsJson([{ ...problem, value: 10n }])).findings[0].value).toBe('10');
  expect(JSON.parse(findingsJson([{ ...problem, value: Symbol('x') }])).findings[0].value).toBe('Symbol(x)');
});

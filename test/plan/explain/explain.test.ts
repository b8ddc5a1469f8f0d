import { type Explained, explainModelPlatform } from '../../../lib/plan/explain/explain';
import { sampleContext } from '../../fixtures/explanations';
import { entryOf } from '../../fixtures/plan-of';

const subjectsOf = (explained: Explained) =>
  explained.kind === 'known' ? explained.explanations.map(({ subject }) => `${subject.kind} ${subject.name}`) : [];

test.each([
  ['churn', 'service churn'],
  ['fit', 'training fit'],
  ['serving', 'pool serving'],
  ['system', 'pool system'],
  ['ranking', 'team ranking'],
  ['legacy', 'team legacy'],
  ['models', 'bucket models'],
  ['inside', 'gateway inside'],
])('explains %s', (name, subject) => {
  expect(subjectsOf(explainModelPlatform(name, sampleContext))).toEqual([subject]);
});

test('explains all parts with the same name', () => {
  const { plan } = sampleContext;
  const teams = { serving: entryOf(plan.teams, 'ranking') };
  const explained = explainModelPlatform('serving', { ...sampleContext, plan: { ...plan, teams } });
  expect(subjectsOf(explained)).toEqual(['pool serving', 'team ranking']);
});

test('an unknown name gives the nearest name and all names', () => {
  expect(explainModelPlatform('chrun', sampleContext)).toEqual({
    kind: 'unknown',
    name: 'chrun',
    nearest: 'churn',
    names: ['churn', 'data', 'fit', 'index', 'inside', 'legacy', 'models', 'ranking', 'search', 'serving', 'system'],
  });
});

test('names of Object.prototype are unknown', () => {
  expect(explainModelPlatform('constructor', sampleContext).kind).toBe('unknown');
});

test('every line has a value and a reason', () => {
  const names = ['churn', 'fit', 'serving', 'system', 'ranking', 'legacy', 'models', 'inside'];
  const lines = names.flatMap((name) => {
    const explained = explainModelPlatform(name, sampleContext);
    return explained.kind === 'known' ? explained.explanations.flatMap((each) => each.lines) : [];
  });
  expect(lines.length).toBeGreaterThan(80);
  expect(lines.filter(({ value, why }) => value === '' || why === '' || /undefined|NaN/.test(value + why))).toEqual([]);
});

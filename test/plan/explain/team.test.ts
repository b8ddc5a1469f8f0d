import { explainTeam } from '../../../lib/plan/explain/team';
import { checkParsed } from '../../../lib/plan/plan';
import { confine } from '../../fixtures/confined';
import { definition } from '../../fixtures/definition';
import { contextOf, fieldsOfLines, lineOf, sampleContext } from '../../fixtures/explanations';
import { entryOf } from '../../fixtures/plan-of';

const linesOf = (name: string) => explainTeam(entryOf(sampleContext.plan.teams, name), sampleContext).lines;

test('shows the namespace', () => {
  expect(lineOf(linesOf('ranking'), 'namespace')).toMatchObject({
    value: 'ranking-ns',
    from: { kind: 'definition', path: ['teams', 'ranking', 'namespace'] },
  });
  expect(lineOf(linesOf('search'), 'namespace')).toMatchObject({ value: 'search', from: { kind: 'default' } });
});

test('lists the members of each role', () => {
  expect(lineOf(linesOf('ranking'), 'role viewer')).toMatchObject({
    value: 'group ranking, user arn:aws:iam::123456789012:user/ada',
    from: { kind: 'definition', path: ['teams', 'ranking', 'members', 'viewer'] },
  });
  expect(lineOf(linesOf('ranking'), 'role ml-engineer')).toMatchObject({ value: 'none', from: { kind: 'default' } });
});

test('a team with an existing namespace has no roles and no policies', () => {
  expect(fieldsOfLines(linesOf('legacy')).filter((field) => field.startsWith('role'))).toEqual([]);
  expect(lineOf(linesOf('legacy'), 'policies').value).toBe('none');
  expect(lineOf(linesOf('ranking'), 'policies').value).toContain('default-deny');
});

test('shows the quota of the namespace', () => {
  expect(lineOf(linesOf('ranking'), 'quota').value).toContain('requests.cpu 38720m');
  expect(lineOf(linesOf('legacy'), 'quota').value).not.toMatch(/\d/);
});

test('shows whether the queue borrows', () => {
  expect(lineOf(linesOf('ranking'), 'queue for serving')).toMatchObject({
    value: 'training of acme-ranking, borrows',
    from: { kind: 'default', path: ['teams', 'ranking', 'quota', 'serving', 'borrow'] },
  });
  expect(lineOf(linesOf('search'), 'queue for serving').value).not.toMatch(/, borrows$/);
  expect(fieldsOfLines(linesOf('legacy')).filter((field) => field.startsWith('queue'))).toEqual([]);
});

test('shows secrets with their name in the secret manager', () => {
  const teams = { ranking: { secrets: { store: { remote: 'acme/store' } } }, shop: {} };
  const waivers = [{ rule: 'reference/used', at: 'teams.ranking', reason: 'the secret is only explained' }];
  const context = contextOf({ ...definition(), teams, waivers });
  expect(lineOf(explainTeam(entryOf(context.plan.teams, 'ranking'), context).lines, 'secret store').value).toBe(
    'acme/store',
  );
});

test('lists the workloads of each kind', () => {
  expect(lineOf(linesOf('ranking'), 'services').value).toBe('churn');
  expect(lineOf(linesOf('ranking'), 'training').value).toBe('fit');
  expect(lineOf(linesOf('search'), 'services').value).toBe('none');
});

test('shows the cost of a team with workloads', () => {
  expect(lineOf(linesOf('ranking'), 'cost').value).toMatch(/^\$1\.6096 .*\$8\.8528 /);
  expect(fieldsOfLines(linesOf('legacy'))).not.toContain('cost');
});

test('says whether the team is confined, and which channels of the cluster are open', () => {
  expect(lineOf(linesOf('search'), 'confined')).toMatchObject({ value: 'no', from: { kind: 'default' } });
  const confined = confine(definition('aks'));
  const context = { definition: confined, plan: checkParsed(confined, {}).plan };
  expect(lineOf(explainTeam(entryOf(context.plan.teams, 'ranking'), context).lines, 'confined')).toMatchObject({
    value: 'yes',
    why: expect.stringContaining('open channels of the cluster: dns, identity'),
    from: { kind: 'definition', path: ['teams', 'ranking', 'confined'] },
  });
});

import type { AuditSpec } from '../../../../lib/definition/audit';
import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'audit/confined-logged';

function logged(audit: AuditSpec, confined: boolean) {
  const base = withCluster(definition('eks'), { audit });
  return findingsOf({ ...base, teams: { ...base.teams, ranking: { ...base.teams?.ranking, confined } } }, id);
}

test('without a confined team logs can be off', () => {
  expect(logged({ flowLogs: false, bucketLogs: false }, false)).toEqual([]);
});

test('logs are on by default', () => {
  expect(logged({}, true)).toEqual([]);
});

test('refuses to log nothing of a confined team', () => {
  expect(logged({ flowLogs: false, bucketLogs: false }, true)).toEqual([
    {
      rule: id,
      path: ['cluster', 'audit', 'flowLogs'],
      problem: 'connections of the network are not logged, and there is a confined team: ranking',
      value: false,
      fix: 'remove the field, or accept it in a waiver',
    },
    expect.objectContaining({ path: ['cluster', 'audit', 'bucketLogs'] }),
  ]);
});

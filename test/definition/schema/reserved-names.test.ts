import { parseModelPlatform } from '../../../lib/definition/parse';
import { objectSource } from '../../../lib/definition/source';
import { definition, existingDefinition, withCluster, withGateway } from '../../fixtures/definition';

function problems(changed: object) {
  return parseModelPlatform([objectSource(changed)]).findings.map(({ path, rule }) => [path.join('.'), rule]);
}

test.each(['192.0.2.1', 'a..b', 'xn--acme', 'acme-s3alias', 'ab', 'a'.repeat(64), 'Acme'])(
  'refuses %j as a bucket of images, because S3 has no such name',
  (bucket) => {
    const changed = withCluster(definition(), { network: { imageBuckets: ['acme-registry', bucket] } });
    expect(problems(changed)).toEqual([['cluster.network.imageBuckets.1', 'definition/format']]);
  },
);

test.each(['.', '----------', 'n/a', 'closed', '1234567890'])(
  'refuses %j as the reason for a closed channel',
  (why) => {
    const changed = withCluster(existingDefinition(), { confinement: { start: why, dns: 'DNS forwards no names' } });
    expect(problems(changed)).toEqual([['cluster.confinement.start', 'definition/format']]);
  },
);

test.each(['host', 'content-length', 'x-client-id', 'x-forwarded-for', 'x-envoy-peer', 'cookie', 'x key'])(
  'refuses the header %j for API keys',
  (header) => {
    const changed = withGateway(existingDefinition(), { auth: { apiKeys: { secret: 'keys', header } } });
    expect(problems(changed)).toEqual([['gateways.internal.auth.apiKeys.header', 'definition/format']]);
  },
);

test.each(['x-api-key', 'authorization', 'x-model-key', 'api-key'])('accepts the header %j for API keys', (header) => {
  expect(problems(withGateway(existingDefinition(), { auth: { apiKeys: { secret: 'keys', header } } }))).toEqual([]);
});

test.each(['group:*', 'user:*@acme.example', '*'])('refuses the member %j, because RBAC has no wildcards', (member) => {
  const teams = { ranking: { members: { viewer: [member] } } };
  expect(problems({ ...existingDefinition(), teams })).toEqual([
    ['teams.ranking.members.viewer.0', 'definition/format'],
  ]);
});

test('says which characters the name of a perimeter has', () => {
  const network = { perimeter: 'accessPolicies/1/servicePerimeters/m-l' };
  expect(parseModelPlatform([objectSource(withCluster(definition('gke'), { network }))]).findings).toMatchObject([
    { allowed: expect.stringContaining('letters, digits and _') },
  ]);
});

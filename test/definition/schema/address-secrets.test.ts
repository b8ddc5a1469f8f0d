import { parseModelPlatform } from '../../../lib/definition/parse';
import { objectSource } from '../../../lib/definition/source';
import { formatFinding } from '../../../lib/errors';
import { existingDefinition, withGateway } from '../../fixtures/definition';

type Put = (address: unknown) => object;

const jwt = { issuer: 'https://login.acme.example', audiences: ['models'], jwksUri: 'https://login.acme.example/keys' };

const repository: Put = (address) => ({
  ...existingDefinition(),
  delivery: { gitops: 'argocd', repository: address },
});
const endpoint: Put = (address) => {
  const base = existingDefinition();
  return { ...base, cluster: { ...base.cluster, objectStore: { endpoint: address, cidr: '192.0.2.0/24' } } };
};
const token =
  (field: string): Put =>
  (address) =>
    withGateway(existingDefinition(), { auth: { jwt: { ...jwt, [field]: address } } });
const prometheus: Put = (address) => ({
  ...existingDefinition(),
  monitoring: { prometheus: { kind: 'existing', address, namespace: 'ops' } },
});
const pager: Put = (address) => ({ ...existingDefinition(), monitoring: { alerts: { pager: address } } });

function findings(definition: object) {
  return parseModelPlatform([objectSource(definition)]).findings;
}

test.each<[string, Put, string, string]>([
  ['a query', repository, 'https://git.acme.example/a.git?access_token=s3cr3t', 'https://git.acme.example/a.git?…'],
  ['a fragment', repository, 'https://git.acme.example/a.git#token=s3cr3t', 'https://git.acme.example/a.git#…'],
  ['a query after SSH', repository, 'git@git.acme.example:a.git?token=s3cr3t', 'git@git.acme.example:a.git?…'],
  ['a token', repository, 'https://ghp_s3cr3t@git.acme.example/a.git', 'https://…@git.acme.example/a.git'],
  ['a password', repository, 'https://bot:s3cr3t@git.acme.example/a.git', 'https://…@git.acme.example/a.git'],
  ['no scheme', repository, 'bot:s3cr3t@git.acme.example/a.git', '…@git.acme.example/a.git'],
  ['a password with @ and /', repository, 'https://bot:s3@c/r3t@git.acme.example/a', 'https://…@git.acme.example/a'],
  ['a password', endpoint, 'http://minio:s3cr3t@minio:9000', 'http://…@minio:9000'],
  ['no scheme', endpoint, 'minio:s3cr3t@minio:9000', '…@minio:9000'],
  ['a query', endpoint, 'https://minio:9000?key=s3cr3t', 'https://minio:9000?…'],
  ['a password', prometheus, 'http://a:s3cr3t@prometheus:9090', 'http://…@prometheus:9090'],
  ['a password', token('jwksUri'), 'https://a:s3cr3t@login.acme.example/keys', 'https://…@login.acme.example/keys'],
  ['a token', token('jwksUri'), 'https://login.acme.example/keys?token=s3cr3t', 'https://login.acme.example/keys?…'],
  ['a fragment', token('jwksUri'), 'https://login.acme.example/keys#s3cr3t', 'https://login.acme.example/keys#…'],
  ['a query', token('issuer'), 'https://login.acme.example?a=s3cr3t', 'https://login.acme.example?…'],
  ['a password', token('issuer'), 'https://a:s3cr3t@login.acme.example', 'https://…@login.acme.example'],
  ['no TLS', pager, 'http://hooks.acme.example/services/s3cr3t', 'http://hooks.acme.example/…'],
])('refuses an address with %s and masks it', (_, put, address, shown) => {
  const [finding, ...others] = findings(put(address));
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ value: shown, fix: expect.stringContaining('rotate every credential in it') });
  expect(finding && formatFinding(finding)).not.toMatch(/s3|r3t/);
});

test('masks parameters that are credentials by their name, in every field', () => {
  const hostname = 'models.acme.example/infer?version=2&access_token=s3cr3t';
  const [finding] = findings(withGateway(existingDefinition(), { hostname }));
  expect(finding).toMatchObject({
    value: 'models.acme.example/infer?version=2&access_token=…',
    fix: expect.stringContaining('rotate every credential in it'),
  });
});

test('masks addresses in lists, maps and fields without an address', () => {
  const address = 'https://a:s3cr3t@git.acme.example';
  const named = { ...existingDefinition(), name: address };
  for (const definition of [repository([address]), repository({ url: address }), pager({ url: address }), named]) {
    const found = findings(definition);
    expect(found).not.toEqual([]);
    expect(JSON.stringify(found)).not.toContain('s3cr3t');
  }
});

test('accepts addresses without credentials', () => {
  const good = [
    repository('ssh://git@git.acme.example/a.git'),
    repository('git@git.acme.example:a.git'),
    token('jwksUri')('https://acme.b2clogin.example/keys?p=b2c_1_signin'),
    token('issuer')('https://login.acme.example/realms/ml'),
    token('issuer')('acme'),
  ];
  expect(good.flatMap(findings)).toEqual([]);
});

test('shows the address of a webhook without a path as it is', () => {
  expect(findings(pager('http://hooks.acme.example'))).toMatchObject([
    { value: 'http://hooks.acme.example', fix: 'use the allowed format' },
  ]);
});

test('shows an invalid address without such parts as it is', () => {
  expect(findings(repository('git.acme.example/a.git'))).toMatchObject([
    { value: 'git.acme.example/a.git', fix: 'use the allowed format' },
  ]);
});

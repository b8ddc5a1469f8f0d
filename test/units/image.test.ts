import * as fc from 'fast-check';
import { parseImage, parseRegistryAddress } from '../../lib/units/image';
import { quote } from '../../lib/units/unit-error';
import { caughtUnitError, examplesIn } from './caught';

const hex = 'f9'.repeat(32);
const digest = `sha256:${hex}`;

describe('parseImage', () => {
  test('accepts every example from its own messages', () => {
    const examples = examplesIn(caughtUnitError(() => parseImage('/')).allowed);
    expect(examples).toHaveLength(1);
    for (const example of examples) expect(() => parseImage(example)).not.toThrow();
  });

  test.each([
    ['redis', { registry: 'docker.io', repository: 'library/redis' }],
    ['redis:8', { registry: 'docker.io', repository: 'library/redis', tag: '8' }],
    ['docker.io/redis', { registry: 'docker.io', repository: 'library/redis' }],
    ['index.docker.io/redis', { registry: 'docker.io', repository: 'library/redis' }],
    ['vllm/vllm-openai:v0.10.1', { registry: 'docker.io', repository: 'vllm/vllm-openai', tag: 'v0.10.1' }],
    ['ghcr.io/org/team/name:1.2.3', { registry: 'ghcr.io', repository: 'org/team/name', tag: '1.2.3' }],
    ['ghcr.io/name', { registry: 'ghcr.io', repository: 'name' }],
    ['localhost/name', { registry: 'localhost', repository: 'name' }],
    ['localhost:5000/name:1', { registry: 'localhost:5000', repository: 'name', tag: '1' }],
    ['registry:5000/org/name', { registry: 'registry:5000', repository: 'org/name' }],
    ['registry/name', { registry: 'docker.io', repository: 'registry/name' }],
    ['localhost:5000', { registry: 'docker.io', repository: 'library/localhost', tag: '5000' }],
    ['10.0.0.1:5000/name', { registry: '10.0.0.1:5000', repository: 'name' }],
    ['9.example.com:9/name', { registry: '9.example.com:9', repository: 'name' }],
    ['[fd00::9]:5000/name:1', { registry: '[fd00::9]:5000', repository: 'name', tag: '1' }],
    ['Registry.Example.com/name', { registry: 'Registry.Example.com', repository: 'name' }],
    [`ghcr.io/org/name@${digest}`, { registry: 'ghcr.io', repository: 'org/name', digest }],
    [`redis:8@${digest}`, { registry: 'docker.io', repository: 'library/redis', tag: '8', digest }],
    ['a_b/c__d/e---f/g.h', { registry: 'docker.io', repository: 'a_b/c__d/e---f/g.h' }],
    ['name:_A.b-C', { registry: 'docker.io', repository: 'library/name', tag: '_A.b-C' }],
    [`ghcr.io/${hex}`, { registry: 'ghcr.io', repository: hex }],
  ])('parses %s', (text, expected) => {
    expect(parseImage(text)).toStrictEqual(expected);
  });

  test.each([
    '',
    ' redis',
    'redis ',
    'redis\n',
    '/redis',
    'redis/',
    'ghcr.io/',
    'ghcr.io//name',
    ':8',
    `@${digest}`,
    'a___b',
    'a..b',
    '-a',
    'a-',
    'a.-b',
    'https://ghcr.io/org/name',
    'ghcr.io:/name',
    'ghcr.io:port/name',
    'ghcr.io:123456/name',
    '-ghcr.io/name',
    'ghcr..io/name',
    'naïve',
    'a b/c',
  ])('rejects %j', (text) => {
    expect(caughtUnitError(() => parseImage(text)).problem).toBe(`${quote(text)} is not an image reference`);
  });

  test.each([
    ['Redis', 'redis'],
    ['Org/name', 'org/name'],
    ['ghcr.io/Org/Name:1', 'org/name'],
  ])('rejects %s and suggests the repository in lower case', (text, repository) => {
    const error = caughtUnitError(() => parseImage(text));
    expect(error.problem).toBe(`'${text}' has upper case letters in its repository`);
    expect(error.allowed).toBe(`'${repository}'`);
  });

  test.each(['redis:', 'redis:.a', 'redis:-a', 'redis:a:b', 'redis:a+b', `redis:${'a'.repeat(129)}`, 'redis:é'])(
    'rejects the tag of %s',
    (text) => {
      expect(caughtUnitError(() => parseImage(text)).problem).toBe(`${quote(text)} has an invalid tag`);
    },
  );

  test('accepts a tag of 128 characters', () => {
    expect(parseImage(`redis:${'a'.repeat(128)}`).tag).toBe('a'.repeat(128));
  });

  test.each([
    'redis@',
    'redis@sha256:',
    `redis@sha256:${hex.slice(1)}`,
    `redis@sha256:${hex}0`,
    `redis@sha256:${hex.toUpperCase()}`,
    `redis@sha512:${hex}${hex}`,
    `redis@${hex}`,
    `redis@${digest}@${digest}`,
    `redis@${digest}:8`,
  ])('rejects the digest of %s', (text) => {
    expect(caughtUnitError(() => parseImage(text)).problem).toBe(`${quote(text)} has an invalid digest`);
  });

  test.each([hex, digest])('rejects %s, which is an image id', (text) => {
    expect(caughtUnitError(() => parseImage(text)).problem).toBe(`${quote(text)} is the id of an image, not its name`);
  });

  test('rejects a repository of more than 255 characters', () => {
    const text = `ghcr.io/${'a'.repeat(256)}`;
    const error = caughtUnitError(() => parseImage(text));
    expect(error.message).toBe(`${quote(text)} has a repository that is too long; allowed: at most 255 characters`);
  });

  test('accepts a repository of 255 characters', () => {
    expect(parseImage(`ghcr.io/${'a'.repeat(255)}`).repository).toHaveLength(255);
  });

  test('counts library/ towards the length', () => {
    expect(caughtUnitError(() => parseImage('a'.repeat(250))).allowed).toBe('at most 255 characters');
  });

  test('parses every full reference', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8}){0,2}$/);
    const image = fc.record(
      {
        registry: fc
          .stringMatching(/^[a-z]{1,8}\.[a-z]{2,3}(:[1-9][0-9]{1,3})?$/)
          .filter((host) => host !== 'docker.io'),
        repository: fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/')),
        tag: fc.stringMatching(/^\w[\w.-]{0,20}$/),
        digest: fc.stringMatching(/^[0-9a-f]{64}$/).map((hex) => `sha256:${hex}`),
      },
      { requiredKeys: ['registry', 'repository'] },
    );
    fc.assert(
      fc.property(image, (expected) => {
        const tag = expected.tag === undefined ? '' : `:${expected.tag}`;
        const digest = expected.digest === undefined ? '' : `@${expected.digest}`;
        expect(parseImage(`${expected.registry}/${expected.repository}${tag}${digest}`)).toEqual(expected);
      }),
    );
  });

  test('returns an image or throws a unit error for any text', () => {
    const near = fc.string({ unit: fc.constantFrom('a', 'B', '1', '.', ':', '/', '@', '-', '_', '[', ']') });
    fc.assert(
      fc.property(near, (text) => {
        try {
          expect(parseImage(text).repository).toMatch(/^[a-z0-9]/);
        } catch (error) {
          expect((error as Error).name).toBe('UnitError');
        }
      }),
    );
  });
});

describe('parseRegistryAddress', () => {
  test('accepts every example from its own messages', () => {
    const examples = examplesIn(caughtUnitError(() => parseRegistryAddress('')).allowed);
    expect(examples).toHaveLength(2);
    for (const example of examples) expect(() => parseRegistryAddress(example)).not.toThrow();
  });

  test.each([
    ['registry.acme.example', { host: 'registry.acme.example', path: '' }],
    ['registry.acme.example:5000', { host: 'registry.acme.example:5000', path: '' }],
    ['ghcr.io/acme/ml', { host: 'ghcr.io', path: 'acme/ml' }],
    ['index.docker.io', { host: 'docker.io', path: '' }],
    ['localhost', { host: 'localhost', path: '' }],
  ])('parses %s', (text, expected) => {
    expect(parseRegistryAddress(text)).toStrictEqual(expected);
  });

  test.each([
    'https://registry.acme.example',
    'acme',
    'ghcr.io/',
    'ghcr.io/Acme',
    'ghcr.io/acme:1',
    'ghcr.io/a@b',
    'a b.c',
  ])('refuses %s', (text) => {
    expect(caughtUnitError(() => parseRegistryAddress(text)).problem).toContain(JSON.stringify(text).slice(1, -1));
  });
});

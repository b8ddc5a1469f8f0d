import { datedChangelog, lockfileOfVersion, readmeOfVersion } from '../../scripts/release/version-files';

describe('the changelog', () => {
  const changelog = '# Changelog\n\n## 0.2.0\n\n### Minor Changes\n\n- new\n\n## 0.1.0\n\n2026-11-24\n\nfirst\n';

  test('gets a date below the heading of the version', () => {
    const dated = datedChangelog(changelog, '0.2.0', '2026-12-01');
    expect(dated).toContain('## 0.2.0\n\n2026-12-01\n\n### Minor Changes\n\n- new\n\n## 0.1.0\n\n2026-11-24\n');
  });

  test('keeps a date that is there', () => {
    expect(datedChangelog(changelog, '0.1.0', '2026-12-01')).toBe(changelog);
  });

  test('must have an entry for the version', () => {
    expect(() => datedChangelog(changelog, '0.3.0', '2026-12-01')).toThrow('CHANGELOG.md has no entry for 0.3.0');
  });
});

test('the README names the tarball of the version', () => {
  expect(readmeOfVersion('"$PWD/model-platform-core-0.1.0.tgz"', '0.2.0')).toBe('"$PWD/model-platform-core-0.2.0.tgz"');
});

test('the lockfile changes in the version of the package alone', () => {
  const lockfile = {
    name: '@model-platform/core',
    version: '0.1.0',
    lockfileVersion: 3,
    packages: { '': { name: '@model-platform/core', version: '0.1.0' }, 'node_modules/zod': { version: '4.0.0' } },
  };
  const expected = {
    ...lockfile,
    version: '0.2.0',
    packages: { ...lockfile.packages, '': { name: '@model-platform/core', version: '0.2.0' } },
  };
  const changed = lockfileOfVersion(JSON.stringify(lockfile), '0.2.0');
  expect(changed).toBe(`${JSON.stringify(expected, null, 2)}\n`);
});

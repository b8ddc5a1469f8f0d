import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const url = 'https://github.com/model-platform/model-platform';

test.each([
  '.editorconfig',
  '.gitattributes',
  '.github/CODEOWNERS',
  '.github/pull_request_template.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'SECURITY.md',
])('%s exists', (path) => {
  expect(read(path).trim()).not.toBe('');
});

test('package.json names the repository, its issues and its homepage', () => {
  expect(JSON.parse(read('package.json'))).toMatchObject({
    homepage: `${url}#readme`,
    bugs: `${url}/issues`,
    repository: { type: 'git', url: `git+${url}.git` },
  });
});

test('SECURITY.md says how to report, what is guaranteed and what is not', () => {
  const text = read('SECURITY.md');
  expect(text.match(/^## .*/gm)).toEqual([
    '## Report a vulnerability',
    '## What is guaranteed',
    '## What is not guaranteed',
  ]);
  expect(text).toContain(`${url}/security/advisories/new`);
});

describe('issue templates', () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = readdirSync(join(root, folder)).filter((file) => file !== 'config.yml');

  test('there is one for bugs, features, and wrong plans and findings', () => {
    expect(forms.sort()).toEqual(['bug.yml', 'feature.yml', 'wrong-finding.yml']);
  });

  test.each(forms)('%s is a form with named fields', (file) => {
    const form = parse(read(`${folder}/${file}`)) as { body: readonly { id: string; attributes: { label: string } }[] };
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    expect(form.body.map(({ id, attributes }) => [id, attributes.label].every(Boolean))).not.toContain(false);
  });

  test('vulnerabilities are reported in private', () => {
    expect(parse(read(`${folder}/config.yml`))).toMatchObject({
      blank_issues_enabled: false,
      contact_links: [{ url: `${url}/security/advisories/new` }],
    });
  });
});

test('every release in the changelog has a date', () => {
  const entries = read('CHANGELOG.md').split(/^## /m).slice(1);
  expect(entries).not.toEqual([]);
  expect(entries.filter((entry) => !/^\d+\.\d+\.\d+\n\n\d{4}-\d{2}-\d{2}\n\n/.test(entry))).toEqual([]);
});

test('each changeset describes a change of this package', () => {
  const changesets = readdirSync(join(root, '.changeset')).filter((file) => file.endsWith('.md'));
  const { name } = JSON.parse(read('package.json')) as { readonly name: string };
  const bump = /^---\n(['"])(.+)\1: (?:patch|minor|major)\n---\n\n\S/;
  expect(changesets.filter((file) => bump.exec(read(`.changeset/${file}`))?.[2] !== name)).toEqual([]);
});

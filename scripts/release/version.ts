// Completes `changeset version`, which sets the version in package.json and writes its entry of the changelog.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { datedChangelog, lockfileOfVersion, readmeOfVersion } from './version-files';

const root = join(__dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { readonly version: string };
const today = new Date().toISOString().slice(0, 10);

function update(file: string, change: (text: string) => string): void {
  const path = join(root, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

update('CHANGELOG.md', (text) => datedChangelog(text, version, today));
update('README.md', (text) => readmeOfVersion(text, version));
update('package-lock.json', (text) => lockfileOfVersion(text, version));

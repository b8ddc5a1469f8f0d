/** Text of the changelog with a date below the heading of a version that has none. */
export function datedChangelog(changelog: string, version: string, date: string): string {
  const heading = `## ${version}\n\n`;
  const start = changelog.indexOf(heading);
  if (start < 0) throw new Error(`CHANGELOG.md has no entry for ${version}`);
  const end = start + heading.length;
  if (/^\d{4}-\d{2}-\d{2}\n/.test(changelog.slice(end))) return changelog;
  return `${changelog.slice(0, end)}${date}\n\n${changelog.slice(end)}`;
}

/** Text of the README with the name of the tarball that `npm pack` writes for a version. */
export function readmeOfVersion(readme: string, version: string): string {
  return readme.replace(/model-platform-core-\d+\.\d+\.\d+\.tgz/g, `model-platform-core-${version}.tgz`);
}

/** A lockfile of npm. */
interface Lockfile {
  readonly version: string;
  readonly packages: Readonly<Record<string, object>>;
}

/** Text of package-lock.json with the version of the package itself. Nothing is resolved, so no network is needed. */
export function lockfileOfVersion(text: string, version: string): string {
  const lockfile = JSON.parse(text) as Lockfile;
  const packages = { ...lockfile.packages, '': { ...lockfile.packages[''], version } };
  return `${JSON.stringify({ ...lockfile, version, packages }, null, 2)}\n`;
}

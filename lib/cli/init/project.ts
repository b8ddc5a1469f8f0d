import { placeholders } from '../../catalog/placeholders';
import type { ProviderName } from '../../definition/provider-names';

/** Languages of a definition. */
export const languages = ['yaml', 'typescript'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** The parameters of a new project. */
export interface Project {
  readonly name: string;
  readonly provider: ProviderName;
  /** Empty for an existing cluster. */
  readonly region: string;
  /** AWS account, Google Cloud project or Azure subscription. Empty for an existing cluster. */
  readonly account: string;
  readonly language: Language;
  /** Dependency on this package in package.json: a version range, or `file:` and the path of a packed tarball. */
  readonly packageSpec: string;
}

/** A file of the project. Its path is relative to the project, with slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** A placeholder repository. */
export function exampleRepository({ name }: Pick<Project, 'name'>): string {
  return `https://${placeholders.repositoryHost}/${name}.git`;
}

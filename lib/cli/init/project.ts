/** Cluster providers. */
export const providers = ['eks', 'gke', 'aks', 'existing'] as const;

/** One of {@link providers}. */
export type Provider = (typeof providers)[number];

/** Languages of a definition. */
export const languages = ['yaml', 'typescript'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** The parameters of a new project. */
export interface Project {
  readonly name: string;
  readonly provider: Provider;
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

/** The region with the most machine types on each cloud. */
export const defaultRegions: Readonly<Record<Provider, string>> = {
  eks: 'us-east-1',
  gke: 'us-central1',
  aks: 'eastus',
  existing: '',
};

/** A placeholder account in the format of each cloud. */
export const exampleAccounts: Readonly<Record<Provider, string>> = {
  eks: '123456789012',
  gke: 'my-project',
  aks: '00000000-0000-0000-0000-000000000000',
  existing: '',
};

/** What each cloud calls its accounts. */
export const accountWords: Readonly<Record<Provider, string>> = {
  eks: 'AWS account',
  gke: 'Google Cloud project',
  aks: 'Azure subscription',
  existing: '',
};

/** A placeholder repository. */
export function exampleRepository({ name }: Pick<Project, 'name'>): string {
  return `https://git.example.com/${name}.git`;
}

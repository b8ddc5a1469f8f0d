/** Where a platform runs. */
export const providers = ['eks', 'gke', 'aks', 'existing'] as const;

/** One of {@link providers}. */
export type Provider = (typeof providers)[number];

/** What a definition is written in. */
export const languages = ['yaml', 'typescript'] as const;

/** One of {@link languages}. */
export type Language = (typeof languages)[number];

/** What a new project is made from. */
export interface Project {
  readonly name: string;
  readonly provider: Provider;
  /** Empty for a cluster that exists. */
  readonly region: string;
  /** AWS account, Google Cloud project or Azure subscription. Empty for a cluster that exists. */
  readonly account: string;
  readonly language: Language;
  /** What package.json names for this package: a range of versions, or `file:` and the path of a packed tarball. */
  readonly packageSpec: string;
}

/** A file of the project, by its path in it with slashes. */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
}

/** The region of each cloud that has the most machine types. */
export const defaultRegions: Readonly<Record<Provider, string>> = {
  eks: 'us-east-1',
  gke: 'us-central1',
  aks: 'eastus',
  existing: '',
};

/** An account of the right form for each cloud, to be changed. */
export const exampleAccounts: Readonly<Record<Provider, string>> = {
  eks: '123456789012',
  gke: 'my-project',
  aks: '00000000-0000-0000-0000-000000000000',
  existing: '',
};

/** What {@link exampleAccounts} are called. */
export const accountWords: Readonly<Record<Provider, string>> = {
  eks: 'AWS account',
  gke: 'Google Cloud project',
  aks: 'Azure subscription',
  existing: '',
};

/** A repository that is nobody's, to be changed. */
export function exampleRepository({ name }: Pick<Project, 'name'>): string {
  return `https://git.example.com/${name}.git`;
}

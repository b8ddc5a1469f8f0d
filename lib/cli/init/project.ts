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
  readonly language: Language;
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

import type { CloudProvider } from '../../catalog/cloud-providers';
import { placeholders } from '../../catalog/placeholders';
import type { ProviderName } from '../../definition/provider-names';
import { cloudNamed } from '../../plan/providers/select';
import type { Project } from './project';

/** What a new project contains for a cluster of one provider. */
type ProviderSetup = ManagedSetup | ExistingSetup;

/** A cluster that the project creates. */
interface ManagedSetup {
  readonly managed: true;
  /** The region with the most machine types, used if the user gives none. */
  readonly defaultRegion: string;
  /** A placeholder account in the format of the cloud. */
  readonly exampleAccount: string;
  /** Name of an account in the terms of the cloud. */
  readonly accountTitle: string;
  /** A placeholder of the people of a group in the format of the cloud. */
  readonly examplePeople: string;
  /** What the people of a group are in the terms of the cloud. */
  readonly peopleTitle: string;
  /** Whether people outside the network reach the Kubernetes API only from ranges that the definition lists. */
  readonly needsApiAccess: boolean;
  /** Packages of the Pulumi program. */
  readonly sdks: readonly string[];
  /** Outputs of the Pulumi stack that the manifests contain. @default - none */
  readonly outputs?: string;
  /** Command that writes the credentials of the cluster into the kubeconfig. */
  login(project: Pick<Project, 'name' | 'region' | 'account'>): string;
}

/** A cluster that the project finds. */
interface ExistingSetup {
  readonly managed: false;
}

/** The setups of all providers: what differs between them is here and nowhere else. */
export const setups: Readonly<Record<CloudProvider, ManagedSetup>> & Readonly<Record<ProviderName, ProviderSetup>> = {
  eks: {
    managed: true,
    defaultRegion: 'us-east-1',
    exampleAccount: placeholders.account.eks,
    accountTitle: cloudNamed('eks').accountTitle,
    examplePeople: placeholders.people.eks,
    peopleTitle: 'IAM roles or users',
    needsApiAccess: !cloudNamed('eks').logIn.reachesPrivateApi,
    sdks: ['@pulumi/aws', '@pulumi/pulumi'],
    login: ({ name, region }) => `aws eks update-kubeconfig --name ${name} --region ${region}`,
  },
  gke: {
    managed: true,
    defaultRegion: 'us-central1',
    exampleAccount: placeholders.account.gke,
    accountTitle: cloudNamed('gke').accountTitle,
    examplePeople: placeholders.people.gke,
    peopleTitle: 'Google groups',
    needsApiAccess: !cloudNamed('gke').logIn.reachesPrivateApi,
    sdks: ['@pulumi/gcp', '@pulumi/pulumi'],
    login: ({ name, region, account }) =>
      `gcloud container clusters get-credentials ${name} --region ${region} --project ${account} --dns-endpoint`,
  },
  aks: {
    managed: true,
    defaultRegion: 'eastus',
    exampleAccount: placeholders.account.aks,
    accountTitle: cloudNamed('aks').accountTitle,
    examplePeople: placeholders.people.aks,
    peopleTitle: 'object ids of Microsoft Entra groups',
    needsApiAccess: !cloudNamed('aks').logIn.reachesPrivateApi,
    sdks: ['@pulumi/azure-native', '@pulumi/pulumi'],
    outputs: 'the client IDs that Azure assigns',
    login: ({ name }) =>
      `az aks get-credentials --name ${name} --resource-group "$(az aks list --query "[?name=='${name}'].resourceGroup" --output tsv)" && kubelogin convert-kubeconfig --login azurecli`,
  },
  existing: { managed: false },
};

/** Whether the manifests of a project contain IDs that only the cloud knows after `pulumi up`. */
export function needsOutputs({ provider }: Pick<Project, 'provider'>): boolean {
  const setup = setups[provider];
  return setup.managed && setup.outputs !== undefined;
}

import type { CloudProvider } from './cloud-providers';
import type { Source } from './source';

// Excluded: regions that are announced but not open, and sovereign clouds with separate endpoints.

/**
 * All regions of each cloud that were open on the date of its source. New regions open every few months, so a region
 * that is not listed may exist.
 */
// biome-ignore format: a list by continent is read at a glance
export const regionNames: Readonly<Record<CloudProvider, readonly string[]>> = {
  eks: [
    'af-south-1',
    'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2',
    'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1', 'ca-west-1',
    'cn-north-1', 'cn-northwest-1',
    'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3',
    'il-central-1', 'me-central-1', 'me-south-1',
    'mx-central-1', 'sa-east-1',
    'us-east-1', 'us-east-2', 'us-gov-east-1', 'us-gov-west-1', 'us-west-1', 'us-west-2',
  ],
  gke: [
    'africa-south1',
    'asia-east1', 'asia-east2', 'asia-northeast1', 'asia-northeast2', 'asia-northeast3', 'asia-south1', 'asia-south2',
    'asia-southeast1', 'asia-southeast2', 'asia-southeast3',
    'australia-southeast1', 'australia-southeast2',
    'europe-central2', 'europe-north1', 'europe-north2', 'europe-southwest1', 'europe-west1', 'europe-west10',
    'europe-west12', 'europe-west2', 'europe-west3', 'europe-west4', 'europe-west6', 'europe-west8', 'europe-west9',
    'me-central1', 'me-central2', 'me-west1',
    'northamerica-northeast1', 'northamerica-northeast2', 'northamerica-south1',
    'southamerica-east1', 'southamerica-west1',
    'us-central1', 'us-east1', 'us-east4', 'us-east5', 'us-south1', 'us-west1', 'us-west2', 'us-west3', 'us-west4',
  ],
  aks: [
    'australiacentral', 'australiacentral2', 'australiaeast', 'australiasoutheast', 'austriaeast',
    'belgiumcentral', 'brazilsouth', 'brazilsoutheast',
    'canadacentral', 'canadaeast', 'centralindia', 'centralus', 'chilecentral',
    'eastasia', 'eastus', 'eastus2',
    'francecentral', 'francesouth', 'germanynorth', 'germanywestcentral',
    'indonesiacentral', 'israelcentral', 'italynorth',
    'japaneast', 'japanwest', 'jioindiacentral', 'jioindiawest', 'koreacentral', 'koreasouth',
    'malaysiawest', 'mexicocentral', 'newzealandnorth', 'northcentralus', 'northeurope', 'norwayeast', 'norwaywest',
    'polandcentral', 'qatarcentral',
    'southafricanorth', 'southafricawest', 'southcentralus', 'southeastasia', 'southindia', 'spaincentral',
    'swedencentral', 'swedensouth', 'switzerlandnorth', 'switzerlandwest',
    'uaecentral', 'uaenorth', 'uksouth', 'ukwest',
    'westcentralus', 'westeurope', 'westindia', 'westus', 'westus2', 'westus3',
  ],
};

/** Azure locations without availability zones. All others have three. */
// biome-ignore format: a list by continent is read at a glance
export const azureWithoutZones: ReadonlySet<string> = new Set([
  'australiacentral', 'australiacentral2', 'australiasoutheast', 'brazilsoutheast', 'canadaeast', 'francesouth',
  'germanynorth', 'jioindiacentral', 'jioindiawest', 'koreasouth', 'northcentralus', 'norwaywest', 'southafricawest',
  'southindia', 'swedensouth', 'switzerlandwest', 'uaecentral', 'ukwest', 'westcentralus', 'westindia', 'westus',
]);

/** Sources of the names. Those of GovCloud and China are from the partitions of the AWS SDK for JavaScript 3. */
export const regionSources: Readonly<Record<CloudProvider, Source>> = {
  eks: {
    name: 'AWS regions',
    from: 'https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html',
    date: '2026-11-24',
  },
  gke: {
    name: 'Google Cloud regions and zones',
    from: 'https://cloud.google.com/compute/docs/regions-zones',
    date: '2026-11-24',
  },
  aks: {
    name: 'Azure locations and their availability zones',
    from: 'MicrosoftDocs/reliability-docs:articles/reliability/regions-list.md@01021ab8',
    date: '2025-09-23',
  },
};

import type { ZoneTable } from './zone-table';

/** Sizes of a family, which are sold in the same zones. */
function sizes(family: string, suffixes: readonly (string | number)[]): readonly string[] {
  return suffixes.map((suffix) => `${family}-${suffix}`);
}

/** H100 without a fabric for several nodes, besides the zones where only the smaller sizes are sold. */
const a3High = {
  'asia-east1': 'c',
  'asia-northeast1': 'b',
  'asia-south1': 'c',
  'asia-south2': 'b',
  'asia-southeast1': 'bc',
  'australia-southeast1': 'c',
  'europe-north1': 'c',
  'europe-west1': 'bc',
  'europe-west3': 'c',
  'europe-west4': 'bc',
  'europe-west9': 'c',
  'us-central1': 'abc',
  'us-east4': 'abc',
  'us-east5': 'a',
  'us-west1': 'ab',
  'us-west4': 'a',
} as const;

/**
 * Zones of the GPU machine types of Google Cloud: letters by region. The source has none of A4X and G4. Its file has no
 * date of its own: the date is the day on which it was read.
 */
export const gkeMachineZones: ZoneTable = {
  source: {
    name: 'zones of GPU machine types',
    from: 'skypilot-org/skypilot-catalog:catalogs/v8/gcp/vms.csv@006059e0',
    date: '2026-11-30',
  },
  zone: (region, letter) => `${region}-${letter}`,
  isNotation: () => true,
  rows: [
    {
      machines: sizes('g2-standard', [4, 8, 12, 16, 24, 32, 48, 96]),
      zones: {
        'asia-east1': 'abc',
        'asia-northeast1': 'abc',
        'asia-northeast3': 'ab',
        'asia-south1': 'abc',
        'asia-southeast1': 'abc',
        'europe-west1': 'bc',
        'europe-west2': 'ab',
        'europe-west3': 'ab',
        'europe-west4': 'abc',
        'europe-west6': 'bc',
        'me-central2': 'ac',
        'northamerica-northeast1': 'bc',
        'northamerica-northeast2': 'ab',
        'us-central1': 'abc',
        'us-east1': 'bcd',
        'us-east4': 'ac',
        'us-west1': 'abc',
        'us-west4': 'ac',
      },
    },
    {
      machines: sizes('a2-highgpu', ['1g', '2g', '4g', '8g']),
      zones: {
        'asia-northeast1': 'ac',
        'asia-northeast3': 'ab',
        'asia-southeast1': 'abc',
        'europe-west4': 'ab',
        'me-west1': 'ac',
        'us-central1': 'abcf',
        'us-east1': 'b',
        'us-west1': 'b',
        'us-west3': 'b',
        'us-west4': 'b',
      },
    },
    {
      machines: ['a2-megagpu-16g'],
      zones: { 'asia-southeast1': 'ac', 'europe-west4': 'ab', 'us-central1': 'abcf' },
    },
    {
      machines: sizes('a2-ultragpu', ['1g', '2g', '4g', '8g']),
      zones: { 'asia-southeast1': 'c', 'europe-west4': 'a', 'us-central1': 'ac', 'us-east4': 'c', 'us-east5': 'ab' },
    },
    {
      machines: ['a3-edgegpu-8g'],
      zones: {
        'asia-northeast1': 'b',
        'asia-northeast3': 'ac',
        'asia-south1': 'c',
        'asia-southeast1': 'bc',
        'europe-west2': 'b',
        'europe-west3': 'ac',
        'europe-west4': 'bc',
        'europe-west9': 'c',
        'northamerica-northeast2': 'c',
        'us-central1': 'abc',
        'us-east4': 'abc',
        'us-east5': 'a',
        'us-west1': 'ab',
        'us-west4': 'a',
      },
    },
    { machines: sizes('a3-highgpu', ['1g', '2g', '4g']), zones: { ...a3High, 'europe-west8': 'c' } },
    { machines: ['a3-highgpu-8g'], zones: a3High },
    {
      machines: ['a3-megagpu-8g'],
      zones: {
        'asia-east1': 'c',
        'asia-northeast1': 'b',
        'asia-southeast1': 'bc',
        'australia-southeast1': 'c',
        'europe-north1': 'c',
        'europe-west1': 'bc',
        'europe-west3': 'c',
        'europe-west4': 'bc',
        'us-central1': 'abc',
        'us-east4': 'abc',
        'us-east5': 'a',
        'us-west1': 'ab',
        'us-west4': 'a',
      },
    },
    {
      machines: ['a3-ultragpu-8g'],
      zones: {
        'asia-south1': 'b',
        'asia-south2': 'c',
        'europe-west1': 'b',
        'europe-west4': 'a',
        'us-central1': 'b',
        'us-east4': 'b',
        'us-east5': 'a',
        'us-south1': 'b',
        'us-west1': 'c',
      },
    },
    {
      machines: ['a4-highgpu-8g'],
      zones: {
        'asia-northeast1': 'b',
        'asia-southeast1': 'b',
        'europe-north1': 'b',
        'europe-west4': 'b',
        'us-central1': 'b',
        'us-east1': 'b',
        'us-east4': 'b',
        'us-south1': 'b',
        'us-west2': 'c',
        'us-west3': 'bc',
      },
    },
  ],
};

import type { Source } from '../../lib/catalog/source';

/**
 * The file is not in a downloadable Go module, so its values are copied here. It has no date of its own: the date is
 * the day on which it was read.
 */
export const gcpPriceSource: Source = {
  name: 'on-demand and spot prices',
  from: 'cloudpilot-ai/karpenter-provider-gcp:pkg/providers/pricing/initial-prices.json@036c6e2c',
  date: '2026-11-24',
};

/** USD per hour, on demand and spot, by machine type. For a family with linear prices, only the smallest type. */
export type PriceList = Readonly<Record<string, readonly [onDemand: number, spot: number] | undefined>>;

/** Prices by region. A machine type that is missing from a region is not offered there. */
export const gcpPrices: Readonly<Record<string, PriceList>> = {
  'europe-west4': {
    'a2-highgpu-1g': [3.747972, 2.24829],
    'a2-megagpu-16g': [56.62656, 33.96816],
    'a2-ultragpu-1g': [5.58091848, 2.58964329],
    'a3-highgpu-1g': [14.0675599, 7.32536858],
    'a3-megagpu-8g': [118.236831, 61.430149],
    'c3-highmem-4': [0.2778468, 0.115888],
    'c3-standard-4': [0.2116884, 0.088304],
    'c4a-standard-1': [0.047144, 0.005732],
    'e2-standard-2': [0.07377204, 0.036736],
    'g2-standard-4': [0.742916046, 0.445676],
    'g2-standard-8': [0.897201806, 0.538252],
    'g4-standard-48': [4.949923, 2.08016],
    'n2-highmem-2': [0.144228, 0.042396],
    'n2-standard-2': [0.106916, 0.031428],
    'n2d-standard-2': [0.09302, 0.047332],
    'n4-standard-2': [0.095235, 0.022272],
    't2a-standard-1': [0.04044409, 0.024148],
  },
  'us-central1': {
    'a2-highgpu-1g': [3.673385, 2.20401],
    'a2-megagpu-16g': [55.739504, 33.44304],
    'a2-ultragpu-1g': [5.06879779, 3.04123753],
    'a3-highgpu-1g': [11.06124999, 6.62028707],
    'c3-highmem-4': [0.264616, 0.094904],
    'c3-standard-4': [0.201608, 0.072312],
    'c4a-standard-1': [0.0449, 0.022362],
    'e2-standard-2': [0.06701142, 0.040212],
    'g2-standard-4': [0.706832255, 0.424056],
    'g2-standard-8': [0.853624271, 0.512112],
    'g4-standard-48': [4.49993, 1.7429],
    'n2-highmem-2': [0.131014, 0.078592],
    'n2-standard-2': [0.097118, 0.058256],
    'n2d-standard-2': [0.084492, 0.037436],
    'n4-standard-2': [0.0907, 0.054032],
    't2a-standard-1': [0.0385, 0.0231],
  },
  'us-east1': {
    'a2-highgpu-1g': [3.673385, 2.20401],
    'c3-highmem-4': [0.264616, 0.094904],
    'c3-standard-4': [0.201608, 0.072312],
    'c4a-standard-1': [0.0449, 0.022362],
    'e2-standard-2': [0.06701142, 0.040212],
    'g2-standard-4': [0.706832255, 0.424056],
    'g2-standard-8': [0.853624271, 0.512112],
    'g4-standard-48': [4.49993, 1.61324],
    'n2-highmem-2': [0.131014, 0.078592],
    'n2-standard-2': [0.097118, 0.058256],
    'n2d-standard-2': [0.084492, 0.037436],
    'n4-standard-2': [0.0907, 0.054032],
  },
  'us-east4': {
    'a2-ultragpu-1g': [5.70773248, 2.52904329],
    'a3-highgpu-1g': [11.06946952, 6.32182458],
    'a3-megagpu-8g': [92.937588, 32.346597],
    'c3-highmem-4': [0.264616, 0.064088],
    'c3-standard-4': [0.201608, 0.048824],
    'c4a-standard-1': [0.0449, 0.026744],
    'e2-standard-2': [0.07547082, 0.043128],
    'g2-standard-4': [0.704517808, 0.375872],
    'g2-standard-8': [0.850829156, 0.453944],
    'g4-standard-48': [4.49993, 1.7995],
    'n2-highmem-2': [0.147546, 0.035208],
    'n2-standard-2': [0.109378, 0.026104],
    'n2d-standard-2': [0.09516, 0.057108],
    'n4-standard-2': [0.0907, 0.053876],
  },
};

import { awsZoneId, isAwsZoneId } from './aws-zone-ids';
import type { ZoneTable } from './zone-table';

/**
 * Zones of the instance types for training of AWS: numbers of zone ids by region, because the letters of zone names
 * depend on the account. Local Zones are left out. The source lists the families g and gr too, which most zones have.
 * Its file has no date of its own: the date is the day on which it was read.
 */
export const eksMachineZones: ZoneTable = {
  source: {
    name: 'zones of GPU instance types',
    from: 'skypilot-org/skypilot-catalog:catalogs/v8/aws/vms.csv@00148f2a',
    date: '2026-11-30',
  },
  zone: awsZoneId,
  isNotation: isAwsZoneId,
  rows: [
    {
      machines: ['p4d.24xlarge'],
      zones: {
        'ap-northeast-1': '14',
        'ap-northeast-2': '24',
        'ap-south-1': '123',
        'ap-southeast-2': '12',
        'ca-central-1': '12',
        'eu-central-1': '123',
        'eu-north-1': '3',
        'eu-west-1': '2',
        'eu-west-2': '23',
        'us-east-1': '1246',
        'us-east-2': '123',
        'us-west-2': '1234',
      },
    },
    {
      machines: ['p4de.24xlarge'],
      zones: {
        'ap-northeast-1': '14',
        'ap-southeast-1': '23',
        'eu-central-1': '12',
        'us-east-1': '46',
        'us-west-2': '123',
      },
    },
    {
      machines: ['p5.48xlarge'],
      zones: {
        'ap-northeast-1': '14',
        'ap-northeast-2': '1',
        'ap-south-1': '123',
        'ap-southeast-2': '123',
        'ap-southeast-3': '1',
        'ca-central-1': '4',
        'eu-north-1': '123',
        'eu-west-2': '123',
        'us-east-1': '123456',
        'us-east-2': '123',
        'us-west-1': '13',
        'us-west-2': '1234',
      },
    },
    {
      machines: ['p5.4xlarge'],
      zones: {
        'ap-northeast-1': '1',
        'ap-south-1': '123',
        'ap-southeast-2': '3',
        'ap-southeast-3': '1',
        'eu-west-2': '123',
        'us-east-1': '123456',
        'us-east-2': '123',
        'us-west-2': '1234',
      },
    },
    {
      machines: ['p5e.48xlarge'],
      zones: {
        'ap-southeast-2': '3',
        'ap-southeast-3': '13',
        'eu-north-1': '1',
        'eu-west-2': '2',
        'us-east-2': '123',
        'us-west-2': '3',
      },
    },
    {
      machines: ['p5en.48xlarge'],
      zones: {
        'ap-northeast-1': '4',
        'ap-northeast-2': '1',
        'ap-south-1': '13',
        'ap-southeast-3': '23',
        'eu-north-1': '13',
        'eu-south-2': '12',
        'me-central-1': '13',
        'us-east-1': '26',
        'us-east-2': '123',
        'us-west-1': '3',
        'us-west-2': '234',
      },
    },
    { machines: ['p6-b200.48xlarge'], zones: { 'us-east-1': '6', 'us-east-2': '123', 'us-west-2': '124' } },
    { machines: ['p6-b300.48xlarge'], zones: { 'us-west-2': '2' } },
  ],
};

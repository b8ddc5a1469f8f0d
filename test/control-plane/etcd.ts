import type { GoProgram } from '../go/program';
import { pinned } from './controller';

/** Keeps what the API server is told. */
export const etcd: GoProgram = { name: 'etcd', folder: pinned('etcd'), package: 'go.etcd.io/etcd/server/v3' };

/** Without waiting for the disk: nothing is kept. */
export function etcdOptions(folder: string, client: string, peer: string): readonly string[] {
  return [
    '--unsafe-no-fsync',
    `--data-dir=${folder}`,
    `--listen-client-urls=${client}`,
    `--advertise-client-urls=${client}`,
    `--listen-peer-urls=${peer}`,
    `--initial-advertise-peer-urls=${peer}`,
    `--initial-cluster=default=${peer}`,
  ];
}

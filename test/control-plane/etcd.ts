import type { GoProgram } from '../go/program';
import { pinned } from './controller';

/** The store of the API server. */
export const etcd: GoProgram = { name: 'etcd', folder: pinned('etcd'), package: 'go.etcd.io/etcd/server/v3' };

/** Options of etcd. It does not sync to disk: no data is needed afterwards. */
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

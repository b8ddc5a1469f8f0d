import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { kubernetesProgram } from './kubernetes';

export const apiServer = kubernetesProgram('kube-apiserver');

/** Keys and tokens of the API server, and options to start and reach it. */
export class ApiServerFiles {
  /** Bearer token of the administrator. */
  readonly token = randomBytes(16).toString('hex');
  /** Path of the key that signs service account tokens. */
  readonly tokenKey: string;
  /** Folder of the certificate that the server generates for 127.0.0.1. The webhooks use it too. */
  readonly certificates: string;
  readonly certificate: string;
  readonly certificateKey: string;
  private readonly tokens: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.tokenKey = join(folder, 'service-accounts.key');
    this.tokens = join(folder, 'tokens.csv');
    this.certificates = join(folder, 'certificates');
    this.certificate = join(this.certificates, 'apiserver.crt');
    this.certificateKey = join(this.certificates, 'apiserver.key');
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeFileSync(this.tokenKey, privateKey, { mode: 0o600 });
    writeFileSync(this.tokens, `${this.token},admin,admin,system:masters\n`, { mode: 0o600 });
  }

  options(etcd: string, port: number): readonly string[] {
    return [
      `--etcd-servers=${etcd}`,
      `--secure-port=${port}`,
      '--bind-address=127.0.0.1',
      `--cert-dir=${this.certificates}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${this.tokenKey}`,
      `--service-account-signing-key-file=${this.tokenKey}`,
      `--token-auth-file=${this.tokens}`,
      '--authorization-mode=RBAC',
      '--service-cluster-ip-range=10.99.0.0/16',
      '--endpoint-reconciler-type=none',
    ];
  }

  /** Content of the administrator's kubeconfig. */
  kubeconfig(port: number, authority: string): string {
    return stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'test',
      contexts: [{ name: 'test', context: { cluster: 'test', user: 'admin' } }],
      clusters: [
        {
          name: 'test',
          cluster: {
            server: `https://127.0.0.1:${port}`,
            'certificate-authority-data': Buffer.from(authority).toString('base64'),
          },
        },
      ],
      users: [{ name: 'admin', user: { token: this.token } }],
    });
  }
}

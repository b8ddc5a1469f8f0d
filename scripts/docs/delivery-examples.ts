/** Examples of `delivery`: one for each kind of credential. */
export const deliveryExamples = [
  {
    of: 'delivery',
    shows: 'Argo CD syncs a folder of a repository.',
    yaml: `delivery:
  gitops: argocd
  repository: https://git.acme.example/ml/platform
  path: clusters/acme
  revision: main
`,
  },
  {
    of: 'delivery',
    shows: '`pulumi up` installs Argo CD, which reads a private repository with a token.',
    yaml: `delivery:
  gitops: argocd
  repository: https://git.acme.example/ml/platform
  bootstrap: { credential: { kind: token, username: oauth2 } }
`,
  },
  {
    of: 'delivery',
    shows: 'With an SSH key, and the key of an own Git server.',
    yaml: `delivery:
  gitops: argocd
  repository: ssh://git@git.acme.example/ml/platform
  bootstrap:
    credential: { kind: ssh-key, hostKeys: ['git.acme.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6'] }
`,
  },
  {
    of: 'delivery',
    shows: 'With a Secret that the user creates.',
    yaml: `delivery:
  gitops: argocd
  repository: https://git.acme.example/ml/platform
  bootstrap: { credential: { kind: secret, secret: git-credential } }
`,
  },
] as const;

import { deliverySchema } from '../../../lib/definition/schema/delivery';

const delivery = { gitops: 'argocd', repository: 'https://git.acme.example/platform' };

test.each([
  'main',
  'v1.2.3',
  'release/2026-11',
  'refs/heads/main',
  'HEAD',
  'a.b',
  '1e3',
  'feature/#12',
  'zürich',
  '@a',
])('accepts the revision %j', (revision) => {
  expect(deliverySchema.safeParse({ ...delivery, revision }).success).toBe(true);
});

test.each([
  '',
  '-rf',
  '--help',
  '../a',
  'a..b',
  '/a',
  'a/',
  'a//b',
  'a/.b',
  '.a',
  'a.',
  'a.lock',
  'a.lock/b',
  '@',
  'a@{1}',
  'a b',
])('refuses the revision %j, which Git refuses or reads as an option', (revision) => {
  expect(deliverySchema.safeParse({ ...delivery, revision }).success).toBe(false);
});

test.each(['.git', '.git/config', 'clusters/.GIT/hooks'])('refuses the folder %j, which belongs to Git', (path) => {
  expect(deliverySchema.safeParse({ ...delivery, path }).success).toBe(false);
});

test.each(['.github', 'clusters/.gitops', 'git', 'clusters/acme'])('accepts the folder %j', (path) => {
  expect(deliverySchema.safeParse({ ...delivery, path }).success).toBe(true);
});

test.each(['-o@git.acme.example:a', 'git@-o:a'])(
  'refuses the repository %j, which SSH would read as an option',
  (repository) => {
    expect(deliverySchema.safeParse({ ...delivery, repository }).success).toBe(false);
  },
);

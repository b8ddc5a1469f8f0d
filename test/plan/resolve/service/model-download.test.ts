import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { modelDownload } from '../../../../lib/plan/resolve/service/model-download';
import { scikitLearn } from '../../../../lib/plan/runtimes/scikit-learn';
import { triton } from '../../../../lib/plan/runtimes/triton';
import { MiB } from '../../../../lib/units/quantity';
import { definition, digestOfV1, existingDefinition } from '../../../fixtures/definition';
import { serviceOf } from '../../../fixtures/plan-of';

function downloadOf(of: ModelPlatformDefinition) {
  const [container] = serviceOf(planModelPlatform(of), 'churn').pod.initContainers;
  if (!container) throw new Error('the pod has no init container');
  return container;
}

const artifact = {
  name: 'churn',
  version: 'v1',
  location: { kind: 'gcs', bucket: 'any' },
  path: 'churn/v1/model.joblib',
  sha256: digestOfV1,
  bytes: 100 * MiB,
} as const;

test.each([
  ['eks', /^:s3,provider=AWS,env_auth=true,region=us-east-1:acme-models-[0-9a-f]{8}\/churn\/v1\/model\.joblib$/],
  ['gke', /^:gcs,env_auth=true,bucket_policy_only=true:acme-models-[0-9a-f]{8}\/churn\/v1\/model\.joblib$/],
  ['aks', /^:azureblob,env_auth=true,account=acme[0-9a-f]{8}:models\/churn\/v1\/model\.joblib$/],
] as const)('on %s the model is downloaded from its bucket with the identity of the pod', (provider, source) => {
  expect(downloadOf(definition(provider)).env.MODEL_SOURCE).toMatch(source);
});

test('on an existing cluster it is downloaded from the object store with a credentials file', () => {
  const { env, mounts } = downloadOf(existingDefinition());
  expect(env.MODEL_SOURCE).toBe(
    ':s3,provider=Other,env_auth=true,endpoint="https://minio.storage.internal:9000":acme-models/churn/v1/model.joblib',
  );
  expect(env.AWS_SHARED_CREDENTIALS_FILE).toBe('/etc/object-store/credentials');
  expect(mounts).toContainEqual({ volume: 'object-store-credentials', path: '/etc/object-store', readOnly: true });
});

test('in a cloud there is no credentials file', () => {
  expect(downloadOf(definition()).env).not.toHaveProperty('AWS_SHARED_CREDENTIALS_FILE');
  expect(downloadOf(definition()).mounts).toHaveLength(1);
});

test('verifies the digest of the definition', () => {
  expect(downloadOf(definition()).env.MODEL_SHA256).toBe(digestOfV1);
});

test('the server mounts the models read-only', () => {
  const { plan } = checkModelPlatform(definition());
  const mounts = plan?.services.churn?.pod.containers[0]?.mounts;
  expect(mounts).toContainEqual({ volume: 'model', path: '/models/current', readOnly: true });
});

test('the download has scratch space for the model', () => {
  const { resources } = downloadOf(definition());
  expect(resources.ephemeralBytes).toBe((100 + 16 + 64) * MiB);
});

describe('with several models', () => {
  const models = [artifact, { ...artifact, name: 'fraud', path: 'fraud/v1/model one.tar' }] as const;
  const { env, command } = modelDownload(models, scikitLearn, { kind: 'ambient' });

  test('each has a line with its digest, folder and source', () => {
    expect(env.MODELS?.split('\n')).toEqual([
      `${digestOfV1} churn :gcs,env_auth=true,bucket_policy_only=true:any/churn/v1/model.joblib`,
      `${digestOfV1} fraud :gcs,env_auth=true,bucket_policy_only=true:any/fraud/v1/model one.tar`,
    ]);
  });

  test('each has a line with its settings', () => {
    expect(env.MODEL_SETTINGS?.split('\n').map((line) => line.replace(/ .*/, ''))).toEqual(['churn', 'fraud']);
    expect(env.MODEL_SETTINGS_DIRECTORY).toBe('/models/current/_settings');
  });

  test('the script contains no model names', () => {
    expect(command.join(' ')).not.toMatch(/churn|fraud/);
  });
});

test('a server that loads a repository gets its only model in a folder', () => {
  expect(modelDownload([artifact], triton, { kind: 'ambient' }).env.MODEL_DIRECTORY).toBe('/models/current/churn');
});

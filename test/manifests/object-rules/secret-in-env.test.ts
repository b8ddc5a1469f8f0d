import { secretInEnv } from '../../../lib/manifests/object-rules/secret-in-env';
import { deploymentOf, problemsOf } from './check';

describe('object/no-secret-in-env', () => {
  test.each([
    { name: 'HF_TOKEN_PATH', value: '/secrets/token' },
    { name: 'SECRET_NAME', value: 'store' },
    { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'API_TOKEN', value: '' },
  ])('accepts the variable %j', (variable) => {
    expect(problemsOf(secretInEnv, deploymentOf({}, { env: [variable] }))).toEqual([]);
  });

  test.each([
    { name: 'X', valueFrom: { secretKeyRef: { name: 's', key: 'k' } } },
    { name: 'HF_TOKEN', value: 'hf_123' },
    { name: 'DB_PASSWORD', value: 'x' },
    { name: 'openai_api_key', value: 'x' },
  ])('reports the variable %j', (variable) => {
    expect(problemsOf(secretInEnv, deploymentOf({}, { env: [variable] }))).toEqual([
      'Deployment a spec.template.spec.containers[0].env[0]',
    ]);
  });

  test('reports a Secret in envFrom', () => {
    const envFrom = [{ configMapRef: { name: 'c' } }, { secretRef: { name: 's' } }];
    expect(problemsOf(secretInEnv, deploymentOf({}, { envFrom }))).toEqual([
      'Deployment a spec.template.spec.containers[0].envFrom[1]',
    ]);
  });
});

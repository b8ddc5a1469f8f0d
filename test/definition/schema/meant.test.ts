import { gpuTypes } from '../../../lib/catalog/gpus';
import { meantChoice } from '../../../lib/definition/schema/meant';

const path = ['cluster', 'nodePools', 'gpu', 'gpu', 'type'];

test.each([
  ['H100', 'h100'],
  ['A100 80GB', 'a100-80gb'],
  ['a100_80gb', 'a100-80gb'],
  ['NVIDIA-L40S', 'l40s'],
  ['nvidia-tesla-t4', 't4'],
  ['RTX PRO 6000', 'rtx-pro-6000'],
])('another notation of a GPU is suggested: %s is %s', (written, name) => {
  expect(meantChoice(path, written, gpuTypes)).toBe(name);
});

test.each(['a100', 'h300', 'h800', 'l40', 'l4s', 'b100', 't40', 'gb400', 'nvidia', ''])(
  'no other GPU is suggested for %j',
  (written) => {
    expect(meantChoice(path, written, gpuTypes)).toBeUndefined();
  },
);

const runtimes = ['scikit-learn', 'triton', 'vllm'];
const providers = ['eks', 'gke', 'aks', 'existing'];

test.each([
  [['cluster', 'provider'], 'external', providers, 'existing'],
  [['cluster', 'provider'], 'On-Premises', providers, 'existing'],
  [['cluster', 'provider'], 'Amazon EKS', providers, 'eks'],
  [['services', 'churn', 'runtime', 'kind'], 'sklearn', runtimes, 'scikit-learn'],
  [['services', 'churn', 'runtime', 'kind'], 'MLServer', runtimes, 'scikit-learn'],
  [['services', 'churn', 'runtime', 'kind'], 'tritonserver', runtimes, 'triton'],
  [['training', 'fit', 'framework', 'kind'], 'sklearn', ['pytorch', 'scikit-learn'], 'scikit-learn'],
  [['training', 'fit', 'framework', 'kind'], 'torchrun', ['pytorch', 'scikit-learn'], 'pytorch'],
])('another name of a value is suggested: %j %s', (at, written, names, meant) => {
  expect(meantChoice(at, written, names)).toBe(meant);
});

test.each([
  [['services', 'churn', 'runtime', 'kind'], 'torch', runtimes],
  [['services', 'churn', 'rollout', 'kind'], 'sklearn', ['canary', 'rolling']],
])('a name of something else is not suggested: %j %s', (at, written, names) => {
  expect(meantChoice(at, written, names)).toBeUndefined();
});

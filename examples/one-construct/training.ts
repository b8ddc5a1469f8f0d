import { planTrainingJob, synthesize, TrainingJob } from '@model-platform/core';
import { App, Chart } from 'cdk8s';

const plan = planTrainingJob('fit-churn', {
  namespace: 'analytics',
  queue: { name: 'default' },
  pool: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
  framework: { kind: 'scikit-learn' },
  image: 'ghcr.io/acme/churn@sha256:2d4b6f8a0c1e3f5b7d9c0a2e4f6b8d1a3c5e7f9b0d2a4c6e8f1b3d5a7c9e0f24',
  command: ['python', 'fit.py'],
  buckets: { acme: { uri: 's3://acme-models' } },
  data: { '/data': { bucket: 'acme', path: 'customers', size: '5Gi' } },
  output: { bucket: 'acme', path: 'churn' },
  objectStoreCidrs: ['10.20.0.0/24'],
});

const app = new App();
new TrainingJob(new Chart(app, 'training', { disableResourceNameHashes: true }), 'fit-churn', plan);
synthesize(app);

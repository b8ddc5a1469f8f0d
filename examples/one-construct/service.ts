import { ModelService, planModelService, synthesize } from '@model-platform/core';
import { App, Chart } from 'cdk8s';

const plan = planModelService('churn', {
  namespace: 'analytics',
  pool: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } },
  runtime: {
    kind: 'scikit-learn',
    image: 'ghcr.io/acme/mlserver@sha256:6b1f0d9c3e5a7284d6c8f0a1b3e5d7942c6e8f0b1d3a5c7e9f2b4d6a8c0e1f35',
  },
  model: {
    uri: 's3://acme-models/churn/3/model.joblib',
    sha256: '7c9e1f3b5d7a9c0e2f4b6d8a1c3e5f7092b4d6f8a0c2e4061b3d5f7a9c1e3b5d',
  },
  objectStoreCidrs: ['10.20.0.0/24'],
  slo: { availability: 99.9 },
  consumers: [{ namespace: 'shop' }],
});

const app = new App();
new ModelService(new Chart(app, 'service', { disableResourceNameHashes: true }), 'churn', plan);
synthesize(app);

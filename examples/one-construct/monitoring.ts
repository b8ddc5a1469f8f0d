import { Monitoring, planMonitoring, synthesize } from '@model-platform/core';
import { App, Chart } from 'cdk8s';

const plan = planMonitoring('churn-legacy', {
  namespace: 'analytics',
  pods: { app: 'churn-legacy' },
  runtime: { kind: 'scikit-learn' },
  slo: { availability: 99.5, latency: { percentile: 99, target: '250ms' } },
});

const app = new App();
new Monitoring(new Chart(app, 'monitoring', { disableResourceNameHashes: true }), 'churn-legacy', plan);
synthesize(app);

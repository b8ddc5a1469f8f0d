import { planTeam, synthesize, Team } from '@model-platform/core';
import { App, Chart } from 'cdk8s';

const plan = planTeam('analytics', {
  kubernetes: '1.34',
  pools: { cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } } },
  quota: { cpu: { cpu: '20', memory: '80Gi' } },
  members: { 'ml-engineer': ['group:analytics-oncall'], 'data-scientist': ['group:analytics'] },
});

const app = new App();
new Team(new Chart(app, 'team', { disableResourceNameHashes: true }), 'analytics', plan);
synthesize(app);

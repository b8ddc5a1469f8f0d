import { App, Chart } from 'cdk8s';
import { createIn } from '../../../lib/manifests/kube-construct';
import { httpRoute } from '../../../lib/manifests/model-service/http-route';
import type { RoutePlan } from '../../../lib/plan/types/gateway';
import { servicePlan } from '../../fixtures/plan';

function ruleOf(change: Partial<RoutePlan>) {
  const [route] = servicePlan.routes;
  if (!route) throw new Error('the fixture has a route');
  const chart = new Chart(new App(), 'chart');
  return httpRoute(createIn(chart), servicePlan, { ...route, ...change }).toJson().spec.rules[0];
}

test('matches the path of each model', () => {
  expect(ruleOf({ pathPrefix: '/v2/models/a', otherPathPrefixes: ['/v2/models/b'] }).matches).toEqual([
    { path: { type: 'PathPrefix', value: '/v2/models/a' } },
    { path: { type: 'PathPrefix', value: '/v2/models/b' } },
  ]);
});

test('rewrites the prefix for servers that do not support one', () => {
  expect(ruleOf({ pathPrefix: '/assistant/v1', rewrite: '/v1', removedHeaders: [] }).filters).toEqual([
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/v1' } } },
  ]);
});

test('removes headers before it rewrites the path', () => {
  const removedHeaders = ['authorization', 'x-client-id'];
  expect(ruleOf({ removedHeaders, rewrite: '/v1' }).filters).toEqual([
    { type: 'RequestHeaderModifier', requestHeaderModifier: { remove: removedHeaders } },
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/v1' } } },
  ]);
});

test('keeps the path and the headers by default', () => {
  expect(ruleOf({ removedHeaders: [] })).not.toHaveProperty('filters');
});

test('sets the timeout of the plan', () => {
  expect(ruleOf({ timeoutSeconds: 3600 }).timeouts).toEqual({ request: '3600s' });
});

test.each([
  [0.1, '100ms'],
  [1.5, '1s500ms'],
  [99_999, '99999s'],
  [360_000, '100h'],
  [360_001.001, '100h1s1ms'],
])('writes %d seconds in the format of the Gateway API', (timeoutSeconds, request) => {
  expect(ruleOf({ timeoutSeconds }).timeouts).toEqual({ request });
  expect(request).toMatch(/^([0-9]{1,5}(h|m|s|ms)){1,4}$/);
});

import type { AddOnSpec } from '../../../../lib/definition/add-on';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'add-on/namespace';
const given = (addOns: Readonly<Record<string, AddOnSpec>>) => findingsOf({ ...definition(), addOns }, id);

test('accepts namespaces of their own, and one namespace for add-ons of the same level', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
  expect(given({ 'envoy-gateway': { namespace: 'ingress' } })).toEqual([]);
});

test('accepts any namespace of an add-on that the platform does not install', () => {
  expect(given({ 'kube-prometheus-stack': { manage: false, namespace: 'kube-system' } })).toEqual([]);
});

test.each([
  ['default', 'the namespace belongs to the cluster'],
  ['kube-system', 'the namespace belongs to the cluster'],
  ['kube-public', 'the namespace belongs to the cluster'],
  ['argocd', 'the namespace belongs to Argo CD'],
])('refuses the namespace %s', (namespace, problem) => {
  expect(given({ 'envoy-gateway': { namespace } })).toEqual([
    {
      rule: id,
      path: ['addOns', 'envoy-gateway', 'namespace'],
      problem,
      value: namespace,
      fix: "choose another namespace, or remove 'namespace'",
    },
  ]);
});

test('refuses two add-ons of different Pod Security in one namespace', () => {
  expect(given({ 'envoy-gateway': { namespace: 'monitoring' } })).toEqual([
    {
      rule: id,
      path: ['addOns', 'envoy-gateway', 'namespace'],
      problem: 'its pods need Pod Security baseline, those of kube-prometheus-stack in this namespace need privileged',
      value: 'monitoring',
      fix: "choose another namespace, or remove 'namespace'",
    },
  ]);
});

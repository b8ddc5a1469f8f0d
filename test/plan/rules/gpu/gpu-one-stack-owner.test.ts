import type { AddOnSpec } from '../../../../lib/definition/add-on';
import { existingDefinition, withCluster } from '../../../fixtures/definition';
import { withPools } from '../../../fixtures/pools';
import { findingsOf } from '../findings-of';

const id = 'gpu/one-stack-owner';
const whole = { gpus: { gpu: { type: 'l4', count: 1 } } } as const;
const cut = { gpus: { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } } } as const;

type AddOns = Readonly<Record<string, AddOnSpec>>;

const onEks = (addOns: AddOns, pools: Parameters<typeof withPools>[1] = whole) =>
  findingsOf({ ...withPools('eks', pools), addOns }, id);

function onExisting(addOns: AddOns) {
  const pool = { labels: { gpu: 'l4' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 1 } };
  const nodePools = { gpus: { ...pool, gpu: { type: 'l4', count: 1 } } } as const;
  return findingsOf({ ...withCluster(existingDefinition(), { nodePools }), addOns }, id);
}

test('the owner that the plan has may be spoken of', () => {
  expect(onEks({})).toEqual([]);
  expect(onEks({ 'nvidia-device-plugin': { namespace: 'gpu' } })).toEqual([]);
  expect(onEks({ 'gpu-operator': { manage: false } }, cut)).toEqual([]);
  expect(onExisting({ 'gpu-operator': { manage: false } })).toEqual([]);
});

test('without GPUs there is nothing to own', () => {
  expect(onEks({ 'gpu-operator': { manage: false } }, {})).toEqual([]);
});

test('an operator beside the device plugin is found', () => {
  expect(onEks({ 'gpu-operator': { manage: false } })).toEqual([
    {
      rule: id,
      path: ['addOns', 'gpu-operator'],
      problem: 'the GPUs of gpus are offered by nvidia-device-plugin, and gpu-operator would offer them a second time',
      value: { manage: false },
      allowed: ['nvidia-device-plugin'],
      fix: 'uninstall gpu-operator from the cluster, and take it away here',
    },
  ]);
});

test('a device plugin beside the operator, or beside the cloud, is found', () => {
  expect(onEks({ 'nvidia-device-plugin': {} }, cut)[0]).toMatchObject({
    allowed: ['gpu-operator'],
    fix: 'take it away',
  });
  const gke = { ...withPools('gke', whole), addOns: { 'nvidia-device-plugin': {} } };
  expect(findingsOf(gke, id)[0]).toMatchObject({
    problem: 'the GPUs of gpus are offered by the cloud, and nvidia-device-plugin would offer them a second time',
    allowed: 'no add-on of ours',
  });
});

test('a second exporter of metrics is found', () => {
  expect(onEks({ 'dcgm-exporter': { manage: false } }, cut)).toMatchObject([
    { path: ['addOns', 'dcgm-exporter'], allowed: ['gpu-operator'], fix: 'take it away' },
  ]);
  expect(onEks({ 'dcgm-exporter': { manage: false } })).toEqual([]);
});

test('on a cluster that exists the stack is not ours to install', () => {
  expect(onExisting({ 'gpu-operator': {} })).toEqual([
    {
      rule: id,
      path: ['addOns', 'gpu-operator', 'manage'],
      problem: 'whoever made the cluster offers its GPUs, so it is not ours to install',
      value: true,
      allowed: 'false',
      fix: "say that it is there: 'manage: false', or take it away",
    },
  ]);
});

test('on a cluster that exists two owners are found', () => {
  expect(onExisting({ 'gpu-operator': { manage: false }, 'nvidia-device-plugin': { manage: false } })).toEqual([
    {
      rule: id,
      path: ['addOns'],
      problem: 'gpu-operator and nvidia-device-plugin are both there, and each offers the GPUs of the nodes',
      value: ['gpu-operator', 'nvidia-device-plugin'],
      allowed: 'one of them, unless they run on different nodes',
      fix: 'uninstall one of them',
    },
  ]);
});

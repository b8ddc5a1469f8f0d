import type { AddOnSpec } from '../../../../lib/definition/add-on';
import { existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

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

test('accepts the device plugin of the plan', () => {
  expect(onEks({})).toEqual([]);
  expect(onEks({ 'nvidia-device-plugin': { namespace: 'gpu' } })).toEqual([]);
  expect(onEks({ 'gpu-operator': { manage: false } }, cut)).toEqual([]);
  expect(onExisting({ 'gpu-operator': { manage: false } })).toEqual([]);
});

test('accepts any add-on without GPUs', () => {
  expect(onEks({ 'gpu-operator': { manage: false } }, {})).toEqual([]);
});

test('refuses gpu-operator in addition to nvidia-device-plugin', () => {
  expect(onEks({ 'gpu-operator': { manage: false } })).toEqual([
    {
      rule: id,
      path: ['addOns', 'gpu-operator'],
      problem: 'nvidia-device-plugin advertises the GPUs of gpus, and gpu-operator would advertise them a second time',
      value: { manage: false },
      allowed: ['nvidia-device-plugin'],
      fix: 'uninstall gpu-operator from the cluster and remove it here',
    },
  ]);
});

test('refuses nvidia-device-plugin in addition to gpu-operator or to the cloud', () => {
  expect(onEks({ 'nvidia-device-plugin': {} }, cut)[0]).toMatchObject({
    allowed: ['gpu-operator'],
    fix: 'remove it',
  });
  const gke = { ...withPools('gke', whole), addOns: { 'nvidia-device-plugin': {} } };
  expect(findingsOf(gke, id)[0]).toMatchObject({
    problem: 'the cloud advertises the GPUs of gpus, and nvidia-device-plugin would advertise them a second time',
    allowed: 'no add-on of this platform',
  });
});

test('refuses a second exporter of GPU metrics', () => {
  expect(onEks({ 'dcgm-exporter': { manage: false } }, cut)).toMatchObject([
    { path: ['addOns', 'dcgm-exporter'], allowed: ['gpu-operator'], fix: 'remove it' },
  ]);
  expect(onEks({ 'dcgm-exporter': { manage: false } })).toEqual([]);
});

test('refuses a managed device plugin on an existing cluster', () => {
  expect(onExisting({ 'gpu-operator': {} })).toEqual([
    {
      rule: id,
      path: ['addOns', 'gpu-operator', 'manage'],
      problem: 'an existing cluster already has a device plugin, so this add-on cannot be managed',
      value: true,
      allowed: 'false',
      fix: "set 'manage: false' if it is installed, or remove the add-on",
    },
  ]);
});

test('refuses two device plugins on an existing cluster', () => {
  expect(onExisting({ 'gpu-operator': { manage: false }, 'nvidia-device-plugin': { manage: false } })).toEqual([
    {
      rule: id,
      path: ['addOns'],
      problem: 'gpu-operator and nvidia-device-plugin are both installed, and each advertises the GPUs of the nodes',
      value: ['gpu-operator', 'nvidia-device-plugin'],
      allowed: 'one of them, or both with a waiver if they run on different nodes',
      fix: 'uninstall one of them',
    },
  ]);
});

test('refuses a second exporter beside the GPU operator of an existing cluster', () => {
  const operator = { 'gpu-operator': { manage: false } };
  expect(onExisting({ ...operator, 'dcgm-exporter': {} })).toMatchObject([
    { path: ['addOns', 'dcgm-exporter'], allowed: ['gpu-operator'], fix: 'remove it' },
  ]);
  expect(onExisting({ ...operator, 'dcgm-exporter': { manage: false } })).toEqual([]);
  expect(onExisting({ 'dcgm-exporter': {} })).toEqual([]);
});

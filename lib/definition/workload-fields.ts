/** Fields of a definition that hold workloads by name, in the order of plans and reports. */
export const workloadFields = ['services', 'training'] as const;

/** One of {@link workloadFields}. */
export type WorkloadField = (typeof workloadFields)[number];

/** Noun for one workload of a field, in messages. */
export const workloadNouns: Readonly<Record<WorkloadField, string>> = {
  services: 'service',
  training: 'training job',
};

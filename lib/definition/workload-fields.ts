/** Fields of a definition that hold workloads by name, with the noun for one workload in messages. */
export const workloadNouns = { services: 'service', training: 'training job' } as const;

/** A field of a definition that holds workloads. */
export type WorkloadField = keyof typeof workloadNouns;

/** Every such field, in the order of plans and reports. */
export const workloadFields: readonly WorkloadField[] = ['services', 'training'];

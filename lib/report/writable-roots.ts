import { type Section, tableSection } from './section';

/** Containers with a writable root filesystem, with the reason. */
export const writableRootsSection: Section = (plan, style) => {
  const pods = [
    ...Object.values(plan.services).map(({ name, pod }) => ({ workload: `service ${name}`, pod })),
    ...Object.values(plan.training).map(({ name, pod }) => ({ workload: `training ${name}`, pod })),
  ];
  return tableSection(
    'Writable root filesystems',
    [{ title: 'workload' }, { title: 'containers' }, { title: 'reason', wrap: true }],
    pods.flatMap(({ workload, pod: { security } }) =>
      security.rootFilesystem.kind === 'writable'
        ? [[workload, security.rootFilesystem.containers.join(', '), security.rootFilesystem.why]]
        : [],
    ),
    style,
  );
};

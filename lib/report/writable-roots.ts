import { workloads } from '../plan/facts/workloads';
import { type Section, tableSection } from './section';

/** Containers with a writable root filesystem, with the reason. */
export const writableRootsSection: Section = (plan, style) =>
  tableSection(
    'Writable root filesystems',
    [{ title: 'workload' }, { title: 'containers' }, { title: 'reason', wrap: true }],
    workloads(plan).flatMap(({ kind, name, pod: { security } }) =>
      security.rootFilesystem.kind === 'writable'
        ? [[`${kind} ${name}`, security.rootFilesystem.containers.join(', '), security.rootFilesystem.why]]
        : [],
    ),
    style,
  );

import { type Section, tableSection } from './section';

/** What the cluster must have, and nothing of the platform creates. */
export const prerequisitesSection: Section = ({ prerequisites }, style) =>
  tableSection(
    'Prerequisites (that you provide)',
    [{ title: 'prerequisite', wrap: true }, { title: 'namespace' }, { title: 'for', wrap: true }],
    prerequisites.map(({ name, namespace = '', why }) => [name, namespace, why]),
    style,
  );

import { type Section, tableSection } from './section';

/** Every connection that is open; all others are refused. */
export const networkSection: Section = ({ edges }, style) =>
  tableSection(
    'Network: open connections, all others are refused',
    [{ title: 'from', wrap: true }, { title: 'to', wrap: true }, { title: 'ports' }, { title: 'why', wrap: true }],
    edges.map(({ from, to, ports, why }) => [
      from,
      to,
      ports
        .map(({ port, protocol }) => (protocol === 'TCP' ? String(port) : `${port}/${protocol.toLowerCase()}`))
        .join('\n'),
      why,
    ]),
    style,
  );

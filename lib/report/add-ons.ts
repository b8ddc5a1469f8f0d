import { type Section, tableSection } from './section';

/** Operators in the order of installation. */
export const addOnsSection: Section = ({ addOns }, style) =>
  tableSection(
    'Add-ons, in order of installation',
    [
      { title: '', align: 'right' },
      { title: 'add-on' },
      { title: 'version' },
      { title: 'namespace' },
      { title: 'installed by' },
      { title: 'needs', wrap: true },
      { title: 'why', wrap: true },
    ],
    addOns.map((addOn, index) => [
      String(index + 1),
      addOn.name,
      addOn.chart.version,
      addOn.namespace,
      addOn.manage ? 'this platform' : 'you',
      addOn.needs.join(', '),
      addOn.why,
    ]),
    style,
  );

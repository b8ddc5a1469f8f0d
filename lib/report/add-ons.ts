import type { AddOnPlan } from '../plan/types/add-on';
import type { DeliveryPlan } from '../plan/types/delivery';
import { type Section, tableSection } from './section';

/** Operators in the order of installation. */
export const addOnsSection: Section = ({ addOns, delivery }, style) =>
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
      installer(addOn, delivery),
      addOn.needs.join(', '),
      addOn.why,
    ]),
    style,
  );

/** Without delivery nobody installs what is ours to install; a rule says so. */
function installer({ manage }: AddOnPlan, delivery: DeliveryPlan | undefined): string {
  if (!manage) return 'you';
  return delivery ? 'this platform' : 'nobody';
}

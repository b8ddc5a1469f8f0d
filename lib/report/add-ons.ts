import { providerNamed } from '../plan/providers/select';
import type { AddOnPlan } from '../plan/types/add-on';
import type { DeliveryPlan } from '../plan/types/delivery';
import { type Section, section } from './section';
import { table } from './table';

/** Operators in their installation order, and the reason for each. */
export const addOnsSection: Section = ({ addOns, delivery, cluster }, style) => {
  if (addOns.length === 0) return '';
  const versions = table(
    [
      { title: '#', align: 'right' },
      { title: 'add-on' },
      { title: 'version' },
      { title: 'namespace' },
      { title: 'installed by' },
    ],
    addOns.map((addOn, index) => [
      String(index + 1),
      addOn.name,
      addOn.chart.version,
      addOn.namespace,
      installer(addOn, delivery),
    ]),
    style,
  );
  const reasons = table(
    [{ title: 'add-on' }, { title: 'depends on' }, { title: 'reason', wrap: true }],
    addOns.map(({ name, needs, why }) => [name, needs.length === 0 ? 'none' : needs, why]),
    style,
  );
  const installs = delivery && addOns.some(({ manage }) => manage);
  const notes = installs && !providerNamed(cluster.provider).managesCluster ? [existingNote] : [];
  const all = [versions, reasons, ...bootstrapNote(delivery), ...notes];
  return section('Add-ons (in installation order)', all.join('\n\n'), style);
};

/** Two installations of an operator act on the same objects and own the same CustomResourceDefinitions. */
const existingNote =
  '  For each add-on that the cluster already has, set addOns.NAME.manage: false.\n  Otherwise the platform installs it a second time.';

function bootstrapNote(delivery: DeliveryPlan | undefined): readonly string[] {
  const { chart } = delivery?.bootstrap ?? {};
  return chart ? [`  \`pulumi up\` installs Argo CD (${chart.name} ${chart.version}), which installs them.`] : [];
}

/** Without `delivery`, managed add-ons are not installed; a rule reports that. */
function installer({ manage }: AddOnPlan, delivery: DeliveryPlan | undefined): string {
  if (!manage) return 'you';
  return delivery ? 'platform' : 'none';
}

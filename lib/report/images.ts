import { digestProofText } from '../catalog/digest-proof';
import { catalogImage } from '../catalog/images';
import { auxiliaryPods } from '../plan/facts/auxiliary-pods';
import { workloads } from '../plan/facts/workloads';
import { type Section, tableSection } from './section';

/** Images of the catalog in the pods of workloads, and how their digests were verified. */
export const imagesSection: Section = (plan, style) => {
  const pods = workloads(plan).flatMap((workload) => [workload, ...auxiliaryPods(workload)].map(({ pod }) => pod));
  const used = pods.flatMap(({ initContainers, sidecars, containers }) => [
    ...initContainers,
    ...sidecars,
    ...containers,
  ]);
  const images = [...new Set(used.map(({ image }) => image))].sort();
  return tableSection(
    'Images of the catalog',
    [
      { title: 'image', wrap: true },
      { title: 'digest', wrap: true },
    ],
    images.flatMap((image) => {
      const known = catalogImage(image);
      return known ? [[image.split('@')[0] ?? image, digestProofText(known.digest)]] : [];
    }),
    style,
  );
};

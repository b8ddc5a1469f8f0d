import { digestProofText } from '../catalog/digest-proof';
import { catalogImage } from '../catalog/images';
import { imagesOf } from '../plan/facts/workload-images';
import { type Section, tableSection } from './section';

/** Images of the catalog in the pods of workloads, and how their digests were verified. */
export const imagesSection: Section = (plan, style) =>
  tableSection(
    'Images of the catalog',
    [
      { title: 'image', wrap: true },
      { title: 'digest', wrap: true },
    ],
    imagesOf(plan).flatMap((image) => {
      const known = catalogImage(image);
      return known ? [[image.split('@')[0] ?? image, digestProofText(known.digest)]] : [];
    }),
    style,
  );

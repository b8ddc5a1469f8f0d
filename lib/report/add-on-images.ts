import { type Section, tableSection } from './section';

/** Where operators pull their images from, if a registry mirrors images. */
export const addOnImagesSection: Section = ({ addOns }, style) =>
  tableSection(
    'Images of operators',
    [{ title: 'add-on' }, { title: 'image', wrap: true }, { title: 'pulled from', wrap: true }],
    addOns
      .filter(({ manage }) => manage)
      .flatMap(({ name, images }) => {
        if (!images) return [];
        if (images.length === 0) return [[name, 'those of its chart', 'not mirrored']];
        return distinct(images).map(({ image, copy }, index) => [
          index === 0 ? name : '',
          image,
          copy ?? 'not mirrored',
        ]);
      }),
    style,
  );

function distinct<T extends { readonly image: string }>(images: readonly T[]): readonly T[] {
  return [...new Map(images.map((each) => [each.image, each])).values()];
}

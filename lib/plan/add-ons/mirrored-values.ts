import { type ChartImage, chartImages } from '../../catalog/chart-images';
import type { ChartName } from '../../catalog/charts';
import { assertNever } from '../../units/assert-never';
import { isMap } from '../../units/values';
import { imageSource, type Registries } from '../facts/image-source';
import type { AddOnImagePlan, AddOnPlan, JsonValue } from '../types/add-on';

type Values = AddOnPlan['values'];

/**
 * The reference of an image in a pod of an operator. Operators have no pull Secrets, so they pull from mirrors only what
 * nodes or everyone can pull.
 */
export function operatorImage(reference: string, registries: Registries): string {
  const { image, registry } = imageSource(reference, registries);
  return registry?.pull.kind === 'nodes' || registry?.pull.kind === 'anyone' ? image : reference;
}

/** The images of a chart, and the values with which its pods pull their copies in mirrors. */
export function mirroredImages(
  chart: ChartName,
  registries: Registries,
): { readonly values: Values; readonly images: readonly AddOnImagePlan[] } {
  const images = chartImages[chart].map((one) => ({ one, copy: operatorImage(one.image, registries) }));
  const copied = images.filter(({ one, copy }) => copy !== one.image);
  return {
    values: copied.reduce<Values>((values, { one, copy }) => merged(values, nested(one.at, imageValue(one, copy))), {}),
    images: images.map(({ one, copy }) => ({ image: one.image, ...(copy !== one.image && { copy }) })),
  };
}

/** Two trees of values. Those of the second one have precedence. */
export function merged(first: Values, second: Values): Values {
  const entries = Object.entries(second).map(([key, value]): [string, JsonValue] => {
    const before = first[key];
    return [key, isValues(before) && isValues(value) ? merged(before, value) : value];
  });
  return { ...first, ...Object.fromEntries(entries) };
}

function isValues(value: JsonValue | undefined): value is Values {
  return isMap(value);
}

function nested([step, ...rest]: readonly string[], value: JsonValue): Values {
  if (step === undefined) throw new Error('values have a path');
  return { [step]: rest.length === 0 ? value : nested(rest, value) };
}

function imageValue({ form }: ChartImage, copy: string): JsonValue {
  switch (form.kind) {
    case 'repository':
      return copy;
    case 'registry and repository': {
      const slash = copy.indexOf('/');
      return { registry: copy.slice(0, slash), repository: copy.slice(slash + 1) };
    }
    case 'reference':
      return `${copy}${form.version}`;
    default:
      return assertNever(form);
  }
}

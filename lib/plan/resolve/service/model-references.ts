import type { ModelReference } from '../../../definition/model';
import type { ModelServiceSpec } from '../../../definition/service';

/** Default size of a model. */
export const defaultModelSize = '1Gi';

/** The model references of a service, one or several. */
export function modelReferences({ model }: Pick<ModelServiceSpec, 'model'>): readonly ModelReference[] {
  return isList(model) ? model : [model];
}

function isList(model: ModelServiceSpec['model']): model is readonly ModelReference[] {
  return Array.isArray(model);
}

import { ApiObject, type ApiObjectProps, App, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import { sortKeys } from '../units/sort-keys';

/** Resolvers of every cdk8s app: lazy values, tokens and unions of numbers and strings. A plan contains none of these. */
const builtInResolvers = new App().resolvers.length;

/**
 * An object of plain JSON. It skips the search of cdk8s for tokens in every value, which takes most of the rendering time
 * and finds nothing in values of a plan. Later metadata, JSON patches and custom resolvers of the app work as for any
 * other cdk8s object.
 */
export class PlainObject extends ApiObject {
  private isPatched = false;

  constructor(
    scope: Construct,
    id: string,
    private readonly plain: ApiObjectProps,
  ) {
    super(scope, id, plain);
  }

  override addJsonPatch(...operations: JsonPatch[]): void {
    this.isPatched = true;
    super.addJsonPatch(...operations);
  }

  // biome-ignore lint/suspicious/noExplicitAny: declared by cdk8s
  override toJson(): any {
    if (this.isPatched || App.of(this).resolvers.length > builtInResolvers) return super.toJson();
    const { apiVersion, kind, metadata: _, ...parts } = this.plain;
    return { apiVersion, kind, metadata: this.metadata.toJson(), ...sortKeys(parts) };
  }
}

/** Request body of the Open Inference Protocol: rows of numbers. */
export function rowsRequest(rows: readonly (readonly number[])[]): unknown {
  const shape = [rows.length, rows[0]?.length ?? 0];
  return { inputs: [{ name: 'x', shape, datatype: 'FP64', data: rows.flat() }] };
}

/** The predictions in the response. */
export function predictionsOf(response: unknown): readonly number[] {
  const { outputs } = response as { readonly outputs: readonly [{ readonly data: readonly number[] }] };
  return outputs[0].data;
}

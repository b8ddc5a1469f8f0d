/**
 * A function `accept_onnx` for any POSIX shell with the tools of BusyBox or GNU: fails unless the current folder is a model
 * of Triton without code.
 *
 * Triton loads code from a model in these ways: the backend of its `config.pbtxt` or, without one, the backend of a file
 * such as `model.py`; a library of the backend, of the batching strategy or of operators in its folder; a `runtime` that
 * names another library. So `config.pbtxt` must name ONNX Runtime, and no file can be a shared library, whatever its name.
 *
 * ONNX Runtime itself loads more than data if the configuration says so: with `execution_accelerators` the engines of TensorRT,
 * which are compiled code, and its plugins; with `op_library_filename` a library of operators.
 *
 * The names of fields cannot be escaped in the text format of Protocol Buffers, and strings that follow each other are
 * joined. Therefore each backend is on a line of its own, no other line has the word `backend`, `platform` or `runtime`, and
 * no line begins with a string.
 *
 * Sources: triton-inference-server/core@73aad7c3:src/backend_model.cc; triton-inference-server/onnxruntime_backend:README.md,
 * 2026-11; protobuf.dev, "Text Format Language Specification".
 */
export const acceptOnnx: readonly string[] = [
  'accept_onnx() {',
  '  if [ ! -f config.pbtxt ]; then refuse "has no config.pbtxt, which names the backend onnxruntime"; fi',
  `  onnx='^[[:space:]]*(backend[[:space:]]*:[[:space:]]*"onnxruntime"|platform[[:space:]]*:[[:space:]]*"(onnxruntime_onnx|ensemble)")[[:space:]]*$'`,
  '  if ! grep -qE "$onnx" config.pbtxt; then refuse "has no line backend: \\"onnxruntime\\" in its config.pbtxt"; fi',
  `  if grep -vE "$onnx" config.pbtxt | tr -c A-Za-z0-9_ '\\n' | grep -qxE 'backend|platform|runtime'; then`,
  '    refuse "has the word backend, platform or runtime outside a line of ONNX Runtime in its config.pbtxt"',
  '  fi',
  `  loads=$(tr -c A-Za-z0-9_ '\\n' < config.pbtxt | grep -xE 'execution_accelerators|op_library_filename' | head -n 1 || true)`,
  '  if [ -n "$loads" ]; then refuse "has the word $loads, which loads compiled code, in its config.pbtxt"; fi',
  `  if grep -qE "^[[:space:]]*[\\"']" config.pbtxt; then refuse "has a line of config.pbtxt that begins with a string"; fi`,
  `  library=$(find . -type f -exec sh -c 'for file; do if head -c 4 "$file" | grep -q ELF; then echo "$file"; fi; done' sh {} +)`,
  '  if [ -n "$library" ]; then refuse "contains a shared library: $library"; fi',
  `  engine=$(find . -type f | grep -iE '[.](engine|plan|trt)$' || true)`,
  '  if [ -n "$engine" ]; then refuse "contains a TensorRT engine: $engine"; fi',
  '}',
];

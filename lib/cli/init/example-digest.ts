/**
 * SHA-256 of the eleven bytes `hello world`: a valid digest that matches no model, so that a server fails with a clear
 * error until it is replaced.
 */
export const exampleDigest = 'b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9';

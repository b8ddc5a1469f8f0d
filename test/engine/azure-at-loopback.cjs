// Loaded into the program by NODE_OPTIONS: sends requests for Azure Resource Manager to the server of the test.
const azure = 'https://management.azure.com';
const address = process.env.MODEL_PLATFORM_TEST_AZURE;
const real = globalThis.fetch;
globalThis.fetch = (url, options) => real(String(url).replace(azure, address), options);

// The processes that tests start must not compile TypeScript: users' processes do not.
process.env.NODE_OPTIONS = (process.env.NODE_OPTIONS ?? '').replace(/ --import \S*tsx\S*$/, '');

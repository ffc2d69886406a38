'use strict';
// Starts a program of the package for this platform, and ends as it ends.
const { spawn } = require('node:child_process');
const path = require('node:path');

const platform = `${process.platform}-${process.arch}`;

function find(program) {
  const name = `@strata-migrate/${platform}`;
  try {
    return path.join(path.dirname(require.resolve(`${name}/package.json`)), 'bin', program);
  } catch {
    console.error(
      `strata: the package ${name} is not installed, and it holds the program.\n` +
        'Install again without --omit=optional. Where there is no such package, build strata from its source.'
    );
    process.exit(1);
  }
}

module.exports = function run(program) {
  const child = spawn(find(program), process.argv.slice(2), { stdio: 'inherit' });
  // What is meant for the program reaches it; this process waits for how it ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`strata: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
};

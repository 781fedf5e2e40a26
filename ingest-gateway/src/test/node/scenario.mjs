// What every scenario needs: where the gateway is, and to stay until the test has seen what it was to see.

/** Where the gateway listens, as in http://127.0.0.1:8080. */
export const gateway = process.env.GATEWAY;

export const writeKey = process.env.WRITE_KEY;

/** What the ids and visitors of this run begin with, so that runs are told apart. */
export const run = process.env.RUN;

/** Tells the test something. */
export function say(what) {
  console.log(what);
}

/** Resolves when the test closes standard input. */
export function dismissed() {
  return new Promise((resolve) => process.stdin.on('end', resolve).resume());
}

/** Fails the scenario when something takes too long, rather than the whole build. */
setTimeout(() => {
  console.error('The scenario took too long');
  process.exit(3);
}, 120_000).unref();

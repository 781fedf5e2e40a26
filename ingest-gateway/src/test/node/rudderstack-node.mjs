// RudderStack's library for Node, which compresses what it sends and calls it a form.
import rudder from '@rudderstack/rudder-sdk-node';
import { gateway, run, say, writeKey } from './scenario.mjs';

const Analytics = rudder.default ?? rudder;
const analytics = new Analytics(writeKey, { dataPlaneUrl: gateway, flushAt: 2, retryCount: 20 });
const delivered = (send) =>
  new Promise((resolve, reject) => send((failure) => (failure ? reject(failure) : resolve())));

await Promise.all([
  delivered((done) =>
    analytics.track(
      {
        anonymousId: `${run}-device`,
        messageId: `${run}-1`,
        event: 'Order Completed',
        properties: { order_id: `${run}-order`, revenue: 5, currency: 'EUR' },
      },
      done,
    ),
  ),
  delivered((done) => analytics.page({ userId: `${run}-user`, messageId: `${run}-2`, name: 'Home' }, done)),
  delivered((done) => analytics.identify({ userId: `${run}-user`, messageId: `${run}-3`, traits: { plan: 'free' } }, done)),
]);
say('sent');
process.exit(0);

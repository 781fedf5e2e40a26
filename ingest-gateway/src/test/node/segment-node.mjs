// Segment's library for Node: each of its calls once, in batches.
import { Analytics } from '@segment/analytics-node';
import { gateway, run, say, writeKey } from './scenario.mjs';

const analytics = new Analytics({ writeKey, host: gateway, flushAt: 3, maxRetries: 20 });
const failures = [];
analytics.on('error', (failure) => failures.push(failure));
analytics.on('http_request', () => say('attempt'));
const anonymousId = `${run}-device`;
const userId = `${run}-user`;

analytics.track({
  anonymousId,
  messageId: `${run}-1`,
  event: 'Viewed Product',
  properties: { id: '85123A', name: 'Lantern', price: 2.55, currency: 'GBP' },
});
analytics.identify({ anonymousId, userId, messageId: `${run}-2`, traits: { email: 'ada@example.org' } });
analytics.page({ anonymousId, userId, messageId: `${run}-3`, name: 'Home', properties: { url: 'http://shop/' } });
analytics.screen({ userId, messageId: `${run}-4`, name: 'Cart' });
analytics.group({ userId, groupId: 'club', messageId: `${run}-5`, traits: { size: 3 } });
analytics.alias({ userId, previousId: anonymousId, messageId: `${run}-6` });
analytics.track({
  userId,
  messageId: `${run}-7`,
  event: 'Order Completed',
  properties: {
    order_id: `${run}-order`,
    revenue: 12.5,
    currency: 'EUR',
    products: [{ product_id: 'p1', price: 6.25, quantity: 2 }],
  },
});
await analytics.closeAndFlush({ timeout: 90_000 });
if (failures.length > 0) {
  console.error(failures);
  process.exit(1);
}
say('sent');

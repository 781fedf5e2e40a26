// Snowplow's tracker for Node, by POST and by GET. Its app id is the write key.
import {
  buildAddToCart,
  buildEcommerceTransaction,
  buildPageView,
  buildSelfDescribingEvent,
  buildStructEvent,
  newTracker,
} from '@snowplow/node-tracker';
import { gateway, run, say, writeKey } from './scenario.mjs';

const failures = [];
const emitter = { endpoint: gateway, onRequestFailure: (failure) => failures.push(failure) };
const ids = [];
const track = (tracker, event, context) => ids.push(tracker.track(event, context).eid);

const posting = newTracker({ namespace: 'posting', appId: writeKey }, { ...emitter, bufferSize: 4 });
posting.setDomainUserId(`${run}-device`);
posting.setUserId(`${run}-user`);
track(posting, buildPageView({ pageUrl: 'http://shop/x', pageTitle: 'Shop', referrer: 'http://search/' }));
track(
  posting,
  buildSelfDescribingEvent({
    event: {
      schema: 'iglu:com.snowplowanalytics.snowplow.ecommerce/snowplow_ecommerce_action/jsonschema/1-0-2',
      data: { type: 'transaction' },
    },
  }),
  [
    {
      schema: 'iglu:com.snowplowanalytics.snowplow.ecommerce/transaction/jsonschema/1-0-0',
      data: { transaction_id: `${run}-order`, revenue: 9.5, currency: 'EUR', payment_method: 'card' },
    },
    {
      schema: 'iglu:com.snowplowanalytics.snowplow.ecommerce/product/jsonschema/1-0-0',
      data: { id: 'p1', price: 4.75, quantity: 2, currency: 'EUR' },
    },
  ],
);
track(posting, buildStructEvent({ category: 'video', action: 'play', value: 1.5 }));
track(posting, buildAddToCart({ sku: '71053', name: 'Mug', unitPrice: 3.39, quantity: 1, currency: 'GBP' }));
await posting.flush();

const getting = newTracker({ namespace: 'getting', appId: writeKey, encodeBase64: false }, { ...emitter, eventMethod: 'get' });
getting.setDomainUserId(`${run}-device`);
track(getting, buildEcommerceTransaction({ orderId: `${run}-order-2`, total: 20, tax: 1, currency: 'GBP' }));
await getting.flush();

if (failures.length > 0) {
  console.error(failures);
  process.exit(1);
}
say(ids.join(' '));
process.exit(0);

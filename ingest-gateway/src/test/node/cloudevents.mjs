// The CloudEvents library in each of the binding's three modes.
import { CloudEvent, HTTP, Mode, emitterFor, httpTransport } from 'cloudevents';
import { gateway, run, say, writeKey } from './scenario.mjs';

const url = `${gateway}/v1/cloudevents?writeKey=${encodeURIComponent(writeKey)}`;
const event = (id, type, data) =>
  new CloudEvent({ id: `${run}-${id}`, source: '/shop', type, subject: 'café 1', userid: `${run}-user`, data });
const send = async (options, ...events) => {
  for (const one of events) {
    const answer = await emitterFor(httpTransport(url), options)(one);
    say(answer.body);
  }
};

await send({ mode: Mode.BINARY }, event(1, 'com.shop.order.completed', { order_id: '1', revenue: 3, currency: 'EUR' }));
await send({ mode: Mode.STRUCTURED }, event(2, 'com.shop.product.viewed.v1', { product_id: 'p1' }));

const batch = [event(3, 'com.shop.cart.viewed'), event(4, 'com.shop.stock.adjusted', { by: 2 })];
const answer = await fetch(url, {
  method: 'POST',
  headers: { 'Content-Type': 'application/cloudevents-batch+json' },
  body: `[${batch.map((one) => HTTP.structured(one).body).join(',')}]`,
});
say(await answer.text());
process.exit(0);

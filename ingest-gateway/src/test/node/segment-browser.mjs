// Segment's library in a page: sent at once with a preflight, in batches when the page is left, and by beacons.
import { inBrowser } from './browser.mjs';
import { dismissed, gateway, run, say, writeKey } from './scenario.mjs';

await inBrowser(async (browser, shop) => {
  const page = await browser.newPage();
  page.on('requestfailed', (request) => console.error('failed', request.url(), request.failure()?.errorText));

  await page.goto(`${shop}at-once`);
  await page.evaluate(([to, key]) => window.loadSegment(to, key), [gateway, writeKey]);
  await page.evaluate(async (id) => {
    await window.analytics.page('Home', { test: id });
    await window.analytics.identify(`${id}-user`, { plan: 'free' });
    await window.analytics.track('Product Viewed', { product_id: 'p1', price: 2.5, currency: 'EUR', test: id });
  }, run);

  await page.goto(`${shop}in-batches`);
  await page.evaluate(
    ([to, key]) => window.loadSegment(to, key, { strategy: 'batching', config: { size: 100, timeout: 600_000 } }),
    [gateway, writeKey],
  );
  await page.evaluate((id) => {
    window.analytics.track('Left At Once', { test: id, n: 1 });
    return window.analytics.track('Left At Once', { test: id, n: 2 }).then(() => true, () => true);
  }, run);
  await page.goto('about:blank');

  await page.goto(`${shop}beacons`);
  await page.evaluate(
    ([to, key, id]) =>
      addEventListener('pagehide', () => {
        const event = (n) => ({ type: 'track', event: 'Left By Beacon', anonymousId: id, messageId: `${id}-beacon-${n}` });
        const beacon = `${to}/v1/beacon?writeKey=${key}`;
        const plain = (body) => new Blob([JSON.stringify(body)], { type: 'text/plain' });
        navigator.sendBeacon(beacon, JSON.stringify(event(1)));
        navigator.sendBeacon(beacon, new URLSearchParams({ data: btoa(JSON.stringify(event(2))) }));
        navigator.sendBeacon(`${to}/beacon/v1/batch?writeKey=${key}`, plain({ batch: [event(3)] }));
        new Image().src = `${to}/v1/pixel.gif?writeKey=${key}&event=Seen&anonymousId=${id}&messageId=${id}-beacon-4`;
      }),
    [gateway, writeKey, run],
  );
  await page.goto('about:blank');
  say('sent');
  await dismissed();
});
process.exit(0);

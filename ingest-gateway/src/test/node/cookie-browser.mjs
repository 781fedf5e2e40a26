// Pixels and beacons that name nobody, from two pages of one shopper: the browser keeps the cookie and sends it again.
import { inBrowser } from './browser.mjs';
import { dismissed, gateway, run, say, writeKey } from './scenario.mjs';

await inBrowser(async (browser, shop) => {
  const page = await browser.newPage();
  for (const place of ['first', 'second']) {
    await page.goto(`${shop}${place}`);
    await page.evaluate(
      ([to, key, id]) =>
        new Promise((resolve) => {
          const pixel = new Image();
          pixel.onload = pixel.onerror = resolve;
          pixel.src = `${to}/v1/pixel.gif?writeKey=${key}&event=Seen&messageId=${id}-pixel`;
        }),
      [gateway, writeKey, `${run}-${place}`],
    );
    await page.evaluate(
      ([to, key, id]) =>
        navigator.sendBeacon(
          `${to}/v1/beacon?writeKey=${key}`,
          JSON.stringify({ type: 'track', event: 'Left', messageId: `${id}-beacon` }),
        ),
      [gateway, writeKey, `${run}-${place}`],
    );
  }
  const cookies = await browser.cookies(gateway);
  cookies.forEach((cookie) => say(`${cookie.name} ${cookie.httpOnly} ${cookie.secure} ${cookie.sameSite}`));
  await dismissed();
});
process.exit(0);

// Snowplow's tracker in a page, which sends cookies along, and without wanting to be known.
import { inBrowser } from './browser.mjs';
import { dismissed, gateway, run, say, writeKey } from './scenario.mjs';

await inBrowser(async (browser, shop) => {
  const page = await browser.newPage();
  const posted = (title) =>
    page.waitForResponse((response) => response.request().postData()?.includes(title) && response.ok());

  await page.goto(`${shop}known`);
  const known = posted(`${run}-action`);
  await page.evaluate(
    ([to, key, id]) => {
      window.loadSnowplow(to, key);
      window.snowplow.setUserId(`${id}-user`);
      window.snowplow.trackPageView({ title: id });
      window.snowplow.trackStructEvent({ category: 'c', action: `${id}-action` });
    },
    [gateway, writeKey, run],
  );
  await known;

  await page.goto(`${shop}unknown`);
  const unknown = posted(`${run}-unknown`);
  await page.evaluate(
    ([to, key, id]) => {
      window.loadSnowplow(to, key, { anonymousTracking: { withServerAnonymisation: true } });
      window.snowplow.trackPageView({ title: `${id}-unknown` });
    },
    [gateway, writeKey, run],
  );
  await unknown;
  say('sent');
  await dismissed();
});
process.exit(0);

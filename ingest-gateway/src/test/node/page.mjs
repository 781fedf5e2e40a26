// What runs in the page, bundled.
import { AnalyticsBrowser } from '@segment/analytics-next';
import { enableActivityTracking, newTracker, setUserId, trackPageView, trackStructEvent } from '@snowplow/browser-tracker';

window.loadSegment = (gateway, writeKey, deliveryStrategy) => {
  const host = new URL(gateway).host;
  window.analytics = AnalyticsBrowser.load(
    { writeKey, cdnURL: gateway },
    { integrations: { 'Segment.io': { apiHost: `${host}/v1`, protocol: 'http', deliveryStrategy } } },
  );
  return window.analytics.then(() => true);
};

window.loadSnowplow = (gateway, writeKey, settings) => {
  newTracker('page', gateway, { appId: writeKey, bufferSize: 1, ...settings });
};

window.snowplow = { enableActivityTracking, setUserId, trackPageView, trackStructEvent };

package io.millrace.benchmarks.windows;

import io.millrace.event.Amounts;
import io.millrace.event.Timelines;
import io.millrace.event.TrustedEvents;
import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Completeness;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.clickstream.EventType;
import io.millrace.event.clickstream.Place;
import io.millrace.event.clickstream.ProductLine;
import java.math.BigDecimal;

/** Clicks as the enrichment service would write them, with all that it knows of a visitor who hides nothing. */
final class ShopEvents {
    private static final String[] COUNTRIES = {"GB", "FR", "DE", "NL", "ES", "IT", "SE", "PL"};
    private static final String[] CAMPAIGNS = {"newsletter", "search", "social", "affiliate"};
    private static final String[] DEVICES = {"desktop", "mobile", "tablet"};
    private static final String USER_AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/130.0.0.0 Safari/537.36";

    static {
        TrustedEvents.trust();
    }

    private ShopEvents() {}

    static EnrichedEvent of(Click click) {
        boolean order = click.type() == EventType.ORDER_COMPLETED;
        return EnrichedEvent.newBuilder()
                .setMessageId("benchmark-" + click.number())
                .setTimeline(Timelines.LIVE)
                .setType(click.type())
                .setName(click.type().name())
                .setVisitorId(click.visitorId())
                .setCustomerId(click.visitorId())
                .setSessionId(click.sessionId())
                .setSessionSeq(click.position())
                .setAnonymousId(click.visitorId().substring(2))
                .setEventTime(click.time())
                .setReceivedAt(click.time())
                .setEnrichedAt(click.time())
                .setSource("shop")
                .setProtocol("native")
                .setProduct(product(click))
                .setCompleteness(Completeness.COMPLETE)
                .setOrderId(order ? "order-" + click.number() : null)
                .setRevenue(order ? BigDecimal.valueOf(click.pence(), 2).setScale(Amounts.MONEY_SCALE) : null)
                .setCurrency(EventLog.CURRENCY)
                .setContext(context(click))
                .setProperties("{\"list\":\"benchmark\",\"position\":" + click.position() + "}")
                .build();
    }

    private static ProductLine product(Click click) {
        return ProductLine.newBuilder()
                .setProductId(click.productId())
                .setName("Product number " + click.product() + " of the benchmark")
                .setCategory("Home/Kitchen/Things")
                .setBrand("Brand " + click.product() % 40)
                .setPrice(BigDecimal.valueOf(100 + click.product(), 2).setScale(Amounts.MONEY_SCALE))
                .setQuantity(BigDecimal.valueOf(click.pieces()).setScale(Amounts.QUANTITY_SCALE))
                .build();
    }

    private static Context context(Click click) {
        String path = "/products/" + click.productId();
        return Context.newBuilder()
                .setUrl("https://shop.example" + path + "?utm_source=" + campaign(click))
                .setPath(path)
                .setTitle("Product number " + click.product())
                .setReferrer("https://shop.example/search?q=things")
                .setUserAgent(USER_AGENT)
                .setLocale("en-GB")
                .setCampaign(Campaign.newBuilder()
                        .setSource(campaign(click))
                        .setMedium("email")
                        .build())
                .setPlace(Place.newBuilder()
                        .setCountry(COUNTRIES[click.visitor() % COUNTRIES.length])
                        .setCity("City " + click.visitor() % 300)
                        .build())
                .setDevice(Device.newBuilder()
                        .setType(DEVICES[click.visitor() % DEVICES.length])
                        .setOs("Windows 10")
                        .setBrowser("Chrome 130")
                        .build())
                .build();
    }

    private static String campaign(Click click) {
        return CAMPAIGNS[click.visitor() % CAMPAIGNS.length];
    }
}

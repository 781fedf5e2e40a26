package io.millrace.gateway.event;

import io.millrace.event.clickstream.Campaign;
import io.millrace.event.clickstream.Context;
import io.millrace.event.clickstream.Device;
import io.millrace.event.clickstream.Place;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.item.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an event came from. What the client says wins over what the request shows, but for the address, which anybody can
 * make up. An import's requests come from the importer, so they show nothing about the shopper.
 */
final class ContextReader {
    /** What libraries put there to tell people and their devices apart. */
    private static final List<String> WHO = List.of("traits", "device", "groupId", "externalIds", "externalId");

    private ContextReader() {}

    /**
     * Reads a context.
     *
     * @param anonymised whether it may not say who it was
     */
    static Context read(Fields context, Origin origin, boolean anonymised) {
        context.drop("ip");
        Fields page = context.object("page");
        String referrer = page.takeText("referrer");
        if (referrer == null) {
            referrer = context.object("referrer").takeText("url");
        }
        String userAgent = context.takeText("userAgent");
        boolean shown = origin.isLive() && !anonymised;
        Device device = device(context);
        if (anonymised) {
            WHO.forEach(context::drop);
        }
        return Context.newBuilder()
                .setUrl(page.takeText("url"))
                .setPath(page.takeText("path"))
                .setTitle(page.takeText("title"))
                .setReferrer(referrer)
                .setUserAgent(
                        userAgent == null && origin.isLive() ? origin.sender().userAgent() : userAgent)
                .setIp(shown ? origin.sender().address() : null)
                .setIpHash(shown ? origin.sender().addressHash() : null)
                .setLocale(context.takeText("locale"))
                .setCampaign(campaign(context.object("campaign")))
                .setPlace(place(context.object("location")))
                .setDevice(device)
                .setRest(context.rest())
                .build();
    }

    private static @Nullable Campaign campaign(Fields sent) {
        Campaign campaign = new Campaign(
                sent.takeText("source"),
                sent.takeText("medium"),
                sent.takeText("name"),
                sent.takeText("term"),
                sent.takeText("content"));
        return campaign.equals(new Campaign()) ? null : campaign;
    }

    private static @Nullable Place place(Fields sent) {
        Place place = new Place(sent.takeText("country"), sent.takeText("region"), sent.takeText("city"));
        return place.equals(new Place()) ? null : place;
    }

    private static @Nullable Device device(Fields context) {
        Fields os = context.object("os");
        Device device = new Device(context.object("device").takeText("type"), os.takeText("name"), null);
        return device.equals(new Device()) ? null : device;
    }
}

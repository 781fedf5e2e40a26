package io.millrace.gateway.snowplow;

import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes an event of the gateway's shape out of what a tracker sent. What has no place of its own goes to its context. */
final class TrackedEvent {
    private final TrackerFields fields;
    private final EmbeddedJson json;
    private final ObjectNode event = JsonNodeFactory.instance.objectNode();
    private final ObjectNode properties = event.withObjectProperty("properties");

    private TrackedEvent(TrackerFields fields, EmbeddedJson json) {
        this.fields = fields;
        this.json = json;
    }

    /**
     * Makes an event.
     *
     * @param anonymous whether the shopper asked not to be known: the network's id of them is then forgotten
     */
    static ObjectNode of(TrackerFields fields, EmbeddedJson json, boolean anonymous) throws RefusedException {
        TrackedEvent tracked = new TrackedEvent(fields, json);
        tracked.read(anonymous);
        return tracked.event;
    }

    private void read(boolean anonymous) throws RefusedException {
        fields.move("eid", event, "messageId");
        List<SelfDescribing> contexts = json.contexts(fields);
        SelfDescribing described = json.event(fields);
        sayWho(contexts, anonymous);
        sayWhen();
        sayWhat(described, contexts);
        TrackerContext.fill(event.withObjectProperty("context"), fields, described, contexts);
    }

    private void sayWho(List<SelfDescribing> contexts, boolean anonymous) {
        String device = fields.take("duid");
        if (device == null) {
            device = TrackerContext.installation(contexts);
        }
        if (anonymous) {
            fields.take("tnuid", "nuid");
            device = device == null ? TrackerContext.visitWithoutDevice(fields, contexts, event) : device;
        } else if (device == null) {
            device = fields.take("tnuid", "nuid");
        }
        if (device != null) {
            event.put("anonymousId", device);
        }
        fields.move("uid", event, "userId");
    }

    /** A true timestamp is by a clock that can be trusted, so nothing is said that would have it corrected. */
    private void sayWhen() {
        fields.moveTime("dtm", event, "timestamp");
        fields.moveTime("stm", event, "sentAt");
        if (fields.has("ttm")) {
            fields.moveTime("ttm", event, "timestamp");
            event.remove("sentAt");
        }
    }

    private void sayWhat(@Nullable SelfDescribing described, List<SelfDescribing> contexts) throws RefusedException {
        String kind = fields.take("e");
        switch (kind == null ? "" : kind) {
            case "pv" -> event.put("type", "page");
            case "pp" -> ping();
            case "se" -> structured();
            case "ue" -> describe(described, contexts);
            case "tr" -> transaction();
            case "ti" -> transactionItem();
            default -> throw new RefusedException(Reason.UNKNOWN_TYPE, "e must be one of pv, pp, se, ue, tr and ti");
        }
    }

    private void ping() {
        track("Page Ping");
        fields.move("pp_mix", properties, "min_x");
        fields.move("pp_max", properties, "max_x");
        fields.move("pp_miy", properties, "min_y");
        fields.move("pp_may", properties, "max_y");
    }

    private void structured() throws RefusedException {
        String action = fields.take("se_ac");
        if (action == null) {
            throw new RefusedException(
                    Reason.MISSING_EVENT_NAME, "se_ac is missing: a structured event says which action it was");
        }
        track(action);
        fields.move("se_ca", properties, "se_category");
        fields.move("se_la", properties, "se_label");
        fields.move("se_pr", properties, "se_property");
        fields.move("se_va", properties, "se_value");
    }

    private void describe(@Nullable SelfDescribing described, List<SelfDescribing> contexts) throws RefusedException {
        if (described == null) {
            throw new RefusedException(
                    Reason.MISSING_EVENT_NAME, "ue_pr and ue_px are missing: a self-describing event says what it is");
        }
        DescribedEvents.describe(event, described, contexts);
    }

    private void transaction() {
        track("Order Completed");
        fields.move("tr_id", properties, "order_id");
        fields.move("tr_af", properties, "affiliation");
        fields.move("tr_tt", properties, "revenue");
        fields.move("tr_tx", properties, "tax");
        fields.move("tr_sh", properties, "shipping");
        fields.move("tr_cu", properties, "currency");
        fields.move("tr_ci", properties, "city");
        fields.move("tr_st", properties, "state");
        fields.move("tr_co", properties, "country");
    }

    /** The order itself is an event before it, so a line of it must not count as one. */
    private void transactionItem() {
        track("Transaction Item");
        fields.move("ti_id", properties, "order_id");
        fields.move("ti_sk", properties, "product_id");
        fields.move("ti_nm", properties, "name");
        fields.move("ti_ca", properties, "category");
        fields.move("ti_pr", properties, "price");
        fields.move("ti_qu", properties, "quantity");
        fields.move("ti_cu", properties, "currency");
    }

    private void track(String name) {
        event.put("type", "track").put("event", name);
    }
}

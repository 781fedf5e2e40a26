package io.millrace.gateway.segment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes an event of the gateway's shape out of a call, which is nearly one. */
final class TrackingCalls {
    private TrackingCalls() {}

    /**
     * The call, changed into an event.
     *
     * @param device the anonymous id of a call that names nobody
     */
    static ObjectNode adapted(ObjectNode call, @Nullable String device) {
        if (device != null && !call.hasNonNull("anonymousId") && !call.hasNonNull("userId")) {
            call.put("anonymousId", device);
        }
        keepIntegrations(call);
        switch (call.path("type").asString("")) {
            case "alias" -> nameWhoItWas(call);
            case "merge" -> track(call, "Merge", List.of("mergeProperties"));
            default -> {}
        }
        return call;
    }

    /** Browsers leave out whom an alias means when it is whoever holds the device. */
    private static void nameWhoItWas(ObjectNode call) {
        if (!call.hasNonNull("previousId") && call.hasNonNull("anonymousId")) {
            call.set("previousId", call.get("anonymousId"));
        }
    }

    private static void track(ObjectNode call, String event, List<String> properties) {
        call.put("type", "track").put("event", event);
        ObjectNode kept = call.withObjectProperty("properties");
        for (String property : properties) {
            JsonNode value = call.remove(property);
            if (value != null) {
                kept.set(property, value);
            }
        }
    }

    /** Consent managers say there which purposes the shopper agreed to. */
    private static void keepIntegrations(ObjectNode call) {
        JsonNode integrations = call.remove("integrations");
        boolean says = integrations instanceof ObjectNode object && !object.isEmpty();
        boolean hasPlace = !call.hasNonNull("context") || call.get("context").isObject();
        if (says && hasPlace) {
            call.withObjectProperty("context").set("integrations", integrations);
        }
    }

    /** The call with what it lacks of what is said about all calls. */
    static ObjectNode completed(ObjectNode call, ObjectNode aboutAll) {
        complete(call, aboutAll);
        return call;
    }

    /** Gives an object what it lacks of another, and so do the objects within. */
    private static void complete(ObjectNode object, ObjectNode from) {
        from.properties().forEach(member -> {
            JsonNode own = object.get(member.getKey());
            if (own == null || own.isNull()) {
                object.set(member.getKey(), member.getValue().deepCopy());
            } else if (own instanceof ObjectNode inner && member.getValue() instanceof ObjectNode more) {
                complete(inner, more);
            }
        });
    }
}

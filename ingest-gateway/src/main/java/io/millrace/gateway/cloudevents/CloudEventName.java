package io.millrace.gateway.cloudevents;

import io.millrace.event.EventNames;
import io.millrace.event.clickstream.EventType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an event's type says that happened: {@code com.acme.order.completed.v1} is a completed order, for its end is what
 * the suite calls one, and {@code io.millrace.page} is the call of that name. Any other type is the event's name itself.
 */
final class CloudEventName {
    private static final String OWN = "io.millrace.";
    private static final Set<String> CALLS = Set.of("page", "screen", "identify", "alias", "group");
    private static final Pattern VERSION = Pattern.compile("[./:_-]v?[0-9]+([._-][0-9]+)*$");
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[./:]+");

    private CloudEventName() {}

    /** Says in an event of the gateway's shape what happened. */
    static void put(String type, ObjectNode event) {
        String versionless = VERSION.matcher(type).replaceFirst("");
        String call = versionless.startsWith(OWN)
                ? versionless.substring(OWN.length()).toLowerCase(Locale.ROOT)
                : "";
        if (CALLS.contains(call)) {
            event.put("type", call);
        } else {
            event.put("type", "track").put("event", knownEnd(versionless, type));
        }
    }

    private static String knownEnd(String versionless, String otherwise) {
        List<String> parts = List.of(BETWEEN_PARTS.split(versionless));
        for (int from = 0; from < parts.size(); from++) {
            String end = String.join("_", parts.subList(from, parts.size()));
            if (EventNames.typeOf(end) != EventType.CUSTOM) {
                return end;
            }
        }
        return otherwise;
    }
}

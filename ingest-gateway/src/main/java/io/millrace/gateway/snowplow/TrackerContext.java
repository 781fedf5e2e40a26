package io.millrace.gateway.snowplow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Where a tracked event came from. */
final class TrackerContext {
    private static final String VENDOR = "com.snowplowanalytics.snowplow";

    private TrackerContext() {}

    /** The id that a mobile tracker gave its installation. */
    static @Nullable String installation(List<SelfDescribing> contexts) {
        return text(contexts, "client_session", "userId");
    }

    /** Whom events of somebody belong to who does not want to be known: a visit, or a page of it, or each to itself. */
    static @Nullable String visitWithoutDevice(TrackerFields fields, List<SelfDescribing> contexts, ObjectNode event) {
        String visit = fields.peek("sid");
        if (visit == null) {
            visit = text(contexts, "web_page", "id");
        }
        return visit == null ? event.path("messageId").asString(null) : visit;
    }

    private static @Nullable String text(List<SelfDescribing> contexts, String name, String field) {
        for (SelfDescribing context : contexts) {
            if (context.is(VENDOR, name)) {
                return context.data().path(field).asString(null);
            }
        }
        return null;
    }

    static void fill(
            ObjectNode context,
            TrackerFields fields,
            @Nullable SelfDescribing described,
            List<SelfDescribing> contexts) {
        ObjectNode page = context.withObjectProperty("page");
        fields.move("url", page, "url");
        fields.move("page", page, "title");
        fields.move("refr", page, "referrer");
        fields.move("ua", context, "userAgent");
        fields.move("lang", context, "locale");
        fields.move("tz", context, "timezone");
        fields.take("ip");
        addScreen(context, fields);
        addLibrary(context, fields);
        addRest(context.withObjectProperty("snowplow"), fields, described, contexts);
    }

    private static void addScreen(ObjectNode context, TrackerFields fields) {
        String resolution = fields.take("res");
        int by = resolution == null ? -1 : resolution.indexOf('x');
        if (resolution != null && by > 0) {
            context.withObjectProperty("screen")
                    .put("width", resolution.substring(0, by))
                    .put("height", resolution.substring(by + 1));
        }
    }

    private static void addLibrary(ObjectNode context, TrackerFields fields) {
        String tracker = fields.take("tv");
        int dash = tracker == null ? -1 : tracker.indexOf('-');
        if (tracker != null) {
            context.withObjectProperty("library")
                    .put("name", "snowplow-" + (dash < 0 ? tracker : tracker.substring(0, dash)))
                    .put("version", dash < 0 ? "" : tracker.substring(dash + 1));
        }
    }

    private static void addRest(
            ObjectNode snowplow,
            TrackerFields fields,
            @Nullable SelfDescribing described,
            List<SelfDescribing> contexts) {
        fields.moveAll(snowplow);
        if (described != null) {
            snowplow.put("schema", described.schema());
        }
        for (SelfDescribing context : contexts) {
            snowplow.withArrayProperty("contexts")
                    .addObject()
                    .put("schema", context.schema())
                    .set("data", context.data());
        }
    }
}

package io.millrace.gateway.event;

import io.millrace.event.EventNames;
import io.millrace.event.clickstream.EventType;
import io.millrace.gateway.item.Fields;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of Segment's six calls the client made, and what it called the event.
 *
 * @param kind the call
 * @param type what it means to the suite
 * @param name as the sender wrote it, else what the call is called
 */
record Call(Kind kind, EventType type, String name) {

    enum Kind {
        TRACK,
        PAGE,
        SCREEN,
        IDENTIFY,
        ALIAS,
        GROUP
    }

    static Call read(Fields fields, int maxNameLength) throws RefusedException {
        Kind kind = kindOf(fields.takeText("type"));
        Call call = switch (kind) {
            case TRACK -> tracked(fields.takeText("event"));
            case PAGE -> new Call(kind, EventType.PAGE_VIEWED, nameOr(fields, "Page Viewed"));
            case SCREEN -> new Call(kind, EventType.PAGE_VIEWED, nameOr(fields, "Screen Viewed"));
            case IDENTIFY -> new Call(kind, EventType.IDENTIFIED, "Identify");
            case ALIAS -> new Call(kind, EventType.IDENTIFIED, "Alias");
            case GROUP -> new Call(kind, EventType.CUSTOM, "Group");
        };
        if (call.name.length() > maxNameLength) {
            throw new RefusedException(
                    Reason.INVALID_NAME, "The event's name is longer than %d characters".formatted(maxNameLength));
        }
        return call;
    }

    private static Kind kindOf(@Nullable String type) throws RefusedException {
        if (type != null) {
            for (Kind kind : Kind.values()) {
                if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                    return kind;
                }
            }
        }
        throw new RefusedException(
                Reason.UNKNOWN_TYPE, "type must be one of track, page, screen, identify, alias and group");
    }

    private static Call tracked(@Nullable String name) throws RefusedException {
        if (name == null) {
            throw new RefusedException(
                    Reason.MISSING_EVENT_NAME,
                    "event is missing: a track call says what happened, as in Product Viewed");
        }
        return new Call(Kind.TRACK, EventNames.typeOf(name), name);
    }

    /** Whether nothing is left of it without who it is about. */
    boolean isAboutIdentity() {
        return kind == Kind.IDENTIFY || kind == Kind.ALIAS || kind == Kind.GROUP;
    }

    private static String nameOr(Fields fields, String otherwise) {
        String name = fields.takeText("name");
        return name == null ? otherwise : name;
    }

    /** Keeps what the call carries beside its properties as one of them. */
    void addOwnFields(Fields fields, Fields properties) throws RefusedException {
        switch (kind) {
            case PAGE, SCREEN -> properties.adopt(fields, "category");
            case IDENTIFY, GROUP -> {
                fields.objectOnly("traits");
                properties.adopt(fields, "traits");
                properties.adopt(fields, "groupId");
            }
            case TRACK, ALIAS -> {}
        }
    }
}

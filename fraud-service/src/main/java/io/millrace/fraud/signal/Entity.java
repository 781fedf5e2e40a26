package io.millrace.fraud.signal;

import io.millrace.event.fraud.EntityType;
import java.util.Locale;

/** Somebody or something that is counted by. */
public record Entity(EntityType type, String id) {

    /** As records are keyed by it: "customer:u:anne". */
    public String key() {
        return type.name().toLowerCase(Locale.ROOT) + ":" + id;
    }
}

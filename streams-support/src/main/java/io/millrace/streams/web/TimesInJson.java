package io.millrace.streams.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a time as every answer of the suite does: ISO 8601 in UTC, always with milliseconds. */
public final class TimesInJson extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public TimesInJson() {
        super("times");
        addSerializer(Instant.class, new WithMilliseconds());
    }

    private static final class WithMilliseconds extends StdSerializer<Instant> {
        private static final DateTimeFormatter FORMAT =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

        WithMilliseconds() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializationContext context) {
            json.writeString(FORMAT.format(time));
        }
    }
}

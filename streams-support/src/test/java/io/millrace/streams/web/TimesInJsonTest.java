package io.millrace.streams.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TimesInJsonTest {
    private final JsonMapper json =
            JsonMapper.builder().addModule(new TimesInJson()).build();

    @Test
    void writesAFullSecondWithItsMillisecondsToo() {
        Map<String, Instant> answer = Map.of("at", Instant.parse("2010-12-01T08:26:00Z"));

        assertThat(json.writeValueAsString(answer)).isEqualTo("{\"at\":\"2010-12-01T08:26:00.000Z\"}");
    }

    @Test
    void leavesOutWhatIsFinerThanAMillisecond() {
        Map<String, Instant> answer = Map.of("at", Instant.parse("2010-12-01T08:26:00.123456Z"));

        assertThat(json.writeValueAsString(answer)).isEqualTo("{\"at\":\"2010-12-01T08:26:00.123Z\"}");
    }
}

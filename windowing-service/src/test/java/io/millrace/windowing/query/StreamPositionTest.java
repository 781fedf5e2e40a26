package io.millrace.windowing.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamPositionTest {

    @Test
    void readsWhatItWrites() {
        StreamPosition position = StreamPosition.parse("1-4.0-17").orElseThrow();

        assertThat(position.next()).isEqualTo(Map.of(0, 17L, 1, 4L));
        assertThat(position).hasToString("0-17.1-4");
    }

    @Test
    void knowsWhatIsNone() {
        assertThat(StreamPosition.parse("")).isEmpty();
        assertThat(StreamPosition.parse("0-1.")).isEmpty();
        assertThat(StreamPosition.parse("0:1")).isEmpty();
        assertThat(StreamPosition.parse("0-99999999999999999999")).isEmpty();
    }
}

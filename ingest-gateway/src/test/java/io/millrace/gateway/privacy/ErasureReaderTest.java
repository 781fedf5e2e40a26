package io.millrace.gateway.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.privacy.Erasure;
import io.millrace.gateway.intake.Origin;
import io.millrace.gateway.intake.Protocol;
import io.millrace.gateway.item.Item;
import io.millrace.gateway.item.ItemParser;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErasureReaderTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Origin OFFICE = Origin.of(Protocol.ERASURES, "office", "live", null, null, null);

    private final ErasureReader reader = new ErasureReader(32_768, 256);

    @Test
    void readsWhoIsToBeForgotten() throws RefusedException {
        assertThat(read("{'erasureId':'t1','userId':'ada','requestedAt':'2026-01-30T00:00:00Z'}"))
                .isEqualTo(Erasure.newBuilder()
                        .setErasureId("t1")
                        .setCustomerId("u:ada")
                        .setRequestedAt(Instant.parse("2026-01-30T00:00:00Z"))
                        .setSource("office")
                        .setReceivedAt(NOON)
                        .build());
        assertThat(read("{'erasureId':'t2','anonymousId':'dev'}").getCustomerId())
                .isEqualTo("a:dev");
    }

    @Test
    void isOfNowAtTheLatest() throws RefusedException {
        assertThat(read("{'erasureId':'t','userId':'ada'}").getRequestedAt()).isEqualTo(NOON);
        assertThat(read("{'erasureId':'t','userId':'ada','requestedAt':'2030-01-01T00:00:00Z'}")
                        .getRequestedAt())
                .isEqualTo(NOON);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'userId':'ada'}                                  | MISSING_ERASURE_ID",
                "{'erasureId':' ','userId':'ada'}                  | MISSING_ERASURE_ID",
                "{'erasureId':{},'userId':'ada'}                   | INVALID_ID",
                "{'erasureId':'t'}                                 | MISSING_IDENTITY",
                "{'erasureId':'t','userId':'a','anonymousId':'b'}  | INVALID_FIELD",
                "{'erasureId':'t','userId':'a','requestedAt':'x'}  | INVALID_TIMESTAMP"
            })
    void refusesWhatNamesNobody(String sent, Reason reason) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> read(sent))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    private Erasure read(String sent) throws RefusedException {
        byte[] bytes = sent.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        Item all = new Item(0, bytes.length, 1, false);
        return reader.read(new ItemParser(8).parse(bytes, all), OFFICE, NOON);
    }
}

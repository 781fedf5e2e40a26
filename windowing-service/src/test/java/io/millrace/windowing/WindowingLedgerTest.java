package io.millrace.windowing;

import static io.millrace.windowing.Events.NOON;
import static io.millrace.windowing.Events.event;
import static io.millrace.windowing.Events.order;
import static io.millrace.windowing.Events.view;
import static io.millrace.windowing.WindowingBench.REVENUE;
import static io.millrace.windowing.WindowingBench.VIEWS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.event.windows.Timing;
import io.millrace.event.windows.WindowPane;
import io.millrace.windowing.ledger.LedgerView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of each event, in a window or out of it: the ledger has them all. */
class WindowingLedgerTest {
    @AutoClose
    private final WindowingBench bench = new WindowingBench();

    @Test
    void keepsAnEventThatIsTooLateWithTheWindowThatItMissed() {
        bench.marker(NOON.plus(Duration.ofHours(24)).plusSeconds(60));

        bench.read(view("1", NOON, "85123A").setCustomerId("u:anne"));

        assertThat(bench.late()).anySatisfy(late -> {
            assertThat(late.key).isEqualTo("u:anne");
            assertThat(late.value.getEvent().getMessageId()).isEqualTo("1");
            assertThat(late.value.getMetric()).isEqualTo(VIEWS);
            assertThat(late.value.getStart()).isEqualTo(NOON);
            assertThat(late.value.getEnd()).isEqualTo(NOON.plusSeconds(60));
            assertThat(late.value.getLatenessMillis()).isEqualTo(86_400_000);
        });
        assertThat(bench.ledger(VIEWS).lateDropped()).isEqualTo(1);
    }

    @Test
    void refusesWhatComesUnderAnImportThatHasEnded() {
        bench.read(order("1", NOON, "10", "France").setTimeline("import-1"));
        bench.marker("import-1", NOON, true);

        bench.read(order("2", NOON, "10", "France").setTimeline("import-1"));

        assertThat(bench.ledger(REVENUE).lateDropped()).isEqualTo(1);
        assertThat(bench.late())
                .extracting(late -> late.value.getMetric(), late -> late.value.getClosed())
                .containsExactlyInAnyOrder(tuple(REVENUE, true), tuple("sessions", true));
    }

    @Test
    void putsWhatItCannotReadAsideAndGoesOn() {
        bench.readRaw("no event".getBytes(UTF_8), new RecordHeaders());
        bench.readRaw(null, new RecordHeaders());
        bench.read(event("1", Instant.parse("0000-06-01T00:00:00Z")).setReceivedAt(NOON));
        bench.read(view("2", NOON, "85123A"));

        bench.marker(NOON.plusSeconds(60));

        assertThat(bench.deadLetters()).hasSize(3);
        assertThat(bench.panes(VIEWS)).hasSize(1);
        assertThat(bench.ledger(VIEWS).deadLetters()).isEqualTo(3);
        assertThat(bench.ledger().balanced()).isTrue();
    }

    @Test
    void takesWhatComesTogetherOneAfterTheOther() {
        TestRecord<byte[], byte[]> garbage = new TestRecord<>(
                "k".getBytes(UTF_8),
                "no event".getBytes(UTF_8),
                new RecordHeaders().add("trace", new byte[] {7}),
                NOON);

        bench.readTogether(List.of(
                bench.record(view("1", NOON, "85123A")),
                garbage,
                bench.markerRecord(NOON.plusSeconds(60)),
                bench.record(view("2", NOON, "85123A")),
                garbage,
                bench.markerRecord(NOON.plusSeconds(120))));

        assertThat(bench.panes(VIEWS))
                .extracting(WindowPane::getTiming, WindowPane::getEvents)
                .containsExactly(tuple(Timing.ON_TIME, 1L), tuple(Timing.LATE, 2L));
        assertThat(bench.deadLetters())
                .allSatisfy(letter -> {
                    assertThat(letter.key()).isEqualTo(garbage.key());
                    assertThat(letter.value()).isEqualTo(garbage.value());
                    assertThat(letter.headers().lastHeader("trace")).isNotNull();
                })
                .extracting(letter -> new String(
                        letter.headers().lastHeader("__streams.errors.offset").value(), UTF_8))
                .containsExactly("1", "4");
        assertThat(bench.ledger(VIEWS).deadLetters()).isEqualTo(2);
        assertThat(bench.ledger().balanced()).isTrue();
    }

    @Test
    void accountsForEveryEventInEveryMetric() {
        bench.read(event("1", NOON));
        bench.read(view("2", NOON, "85123A"));
        bench.read(order("3", NOON, "10", "France"));

        LedgerView ledger = bench.ledger();

        assertThat(ledger.balanced()).isTrue();
        assertThat(ledger.metrics())
                .extracting(
                        LedgerView.Entry::metric,
                        LedgerView.Entry::read,
                        LedgerView.Entry::filteredOut,
                        LedgerView.Entry::onTime)
                .containsExactly(tuple(VIEWS, 3L, 2L, 1L), tuple(REVENUE, 3L, 2L, 1L), tuple("sessions", 3L, 0L, 3L));
    }
}

package io.millrace.enrichment.visitor;

import static io.millrace.enrichment.Events.NOON;
import static io.millrace.enrichment.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.clickstream.CollectedEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.Test;

class SeenEventsTest {
    private final KeyValueStore<Bytes, byte[]> store = new InMemoryKeyValueStore("seen");
    private final SeenEvents seen = new SeenEvents(store, Duration.ofHours(24), Duration.ofDays(7));

    @Test
    void knowsARepeat() {
        assertThat(see("1", NOON)).isTrue();

        assertThat(see("1", NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void tellsVisitorsApart() {
        see("1", NOON);

        CollectedEvent ofAnother = event("1", NOON).setVisitorId("a:v2").build();

        assertThat(seen.firstSight(ofAnother, Fingerprint.of("a:v2", "1"))).isTrue();
    }

    @Test
    void knowsARepeatUntilTheLiveTimeIsOver() {
        see("1", NOON);

        seen.forgetBefore(NOON.plus(Duration.ofHours(24)));

        assertThat(see("1", NOON)).isFalse();
    }

    @Test
    void forgetsALiveEventWithinAnHourOfItsTime() {
        see("1", NOON);

        seen.forgetBefore(NOON.plus(Duration.ofHours(25)));

        assertThat(entries()).isZero();
        assertThat(see("1", NOON)).isTrue();
    }

    @Test
    void knowsAnImportedEventSentLiveOrUnderAnotherImport() {
        seeImported("1", "import-1", NOON);

        assertThat(seeImported("1", "import-2", NOON)).isFalse();
        assertThat(see("1", NOON)).isFalse();
    }

    @Test
    void keepsAnImportForAWeekAfterItsLastSignOfLife() {
        seeImported("1", "import-1", NOON);
        seen.signOfLife("import-1", NOON.plus(Duration.ofDays(3)));

        seen.forgetBefore(NOON.plus(Duration.ofDays(9)));
        boolean newAfterNineDays = seeImported("1", "import-1", NOON);
        seen.forgetBefore(NOON.plus(Duration.ofDays(11)));

        assertThat(newAfterNineDays).isFalse();
        assertThat(entries()).isZero();
    }

    @Test
    void forgetsOneImportWithoutTouchingAnother() {
        seeImported("1", "import", NOON);
        seeImported("2", "import-2", NOON.plus(Duration.ofDays(5)));

        seen.forgetBefore(NOON.plus(Duration.ofDays(8)));

        assertThat(seeImported("1", "import", NOON.plus(Duration.ofDays(8)))).isTrue();
        assertThat(seeImported("2", "import-2", NOON.plus(Duration.ofDays(8)))).isFalse();
    }

    @Test
    void forgetsInBitesWithoutLeavingAnything() {
        for (int i = 0; i < 25_000; i++) {
            see("e" + i, NOON);
        }

        seen.forgetBefore(NOON.plus(Duration.ofHours(26)));
        long afterOneBite = entries();
        seen.forgetBefore(NOON.plus(Duration.ofHours(26)));
        seen.forgetBefore(NOON.plus(Duration.ofHours(26)));

        assertThat(afterOneBite).isEqualTo(30_000);
        assertThat(entries()).isZero();
    }

    /** Against the obvious model: a map from event to receipt, asked as the arrival watermark advances by the hour. */
    @Property
    void knowsAtLeastWhatItMustAndNothingThatItMustNot(
            @ForAll @Size(max = 100) List<@IntRange(max = 9) Integer> messages) {
        Map<Integer, Instant> model = new HashMap<>();
        SeenEvents fresh = new SeenEvents(new InMemoryKeyValueStore("p"), Duration.ofHours(24), Duration.ofDays(7));
        Instant now = NOON;
        for (int message : messages) {
            now = now.plus(Duration.ofHours(message));
            fresh.forgetBefore(now);
            boolean isNew = fresh.firstSight(event("m" + message, now).build(), Fingerprint.of("a:v1", "m" + message));

            Instant last = model.get(message);
            if (last == null) {
                assertThat(isNew).isTrue();
            } else if (!now.isAfter(last.plus(Duration.ofHours(24)))) {
                assertThat(isNew).isFalse();
            } else if (!now.isBefore(last.plus(Duration.ofHours(25)))) {
                assertThat(isNew).isTrue();
            }
            if (isNew) {
                model.put(message, now);
            }
        }
    }

    private boolean see(String messageId, Instant receivedAt) {
        return seen.firstSight(event(messageId, receivedAt).build(), Fingerprint.of("a:v1", messageId));
    }

    private boolean seeImported(String messageId, String importId, Instant receivedAt) {
        CollectedEvent event =
                event(messageId, receivedAt).setTimeline(importId).build();
        return seen.firstSight(event, Fingerprint.of("a:v1", messageId));
    }

    private long entries() {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            long entries = 0;
            while (all.hasNext()) {
                all.next();
                entries++;
            }
            return entries;
        }
    }
}

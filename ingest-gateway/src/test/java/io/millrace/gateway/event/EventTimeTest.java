package io.millrace.gateway.event;

import static io.millrace.gateway.event.SentEvents.NOON;
import static io.millrace.gateway.event.SentEvents.read;
import static io.millrace.gateway.event.SentEvents.readImport;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.event.clickstream.CollectedEvent;
import io.millrace.gateway.item.Reason;
import io.millrace.gateway.item.RefusedException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When events happened. */
class EventTimeTest {
    @Test
    void correctsAClockThatIsOff() throws RefusedException {
        CollectedEvent behind =
                read("{'type':'page','userId':'u','timestamp':'2026-01-31T09:58:00Z','sentAt':'2026-01-31T10:00:00Z'}");
        CollectedEvent ahead =
                read("{'type':'page','userId':'u','timestamp':'2027-01-01T00:00:00Z','sentAt':'2027-01-01T00:01:00Z'}");

        assertThat(behind.getEventTime()).isEqualTo("2026-01-31T11:58:00Z");
        assertThat(behind.getClientTime()).isEqualTo("2026-01-31T09:58:00Z");
        assertThat(behind.getSentAt()).isEqualTo("2026-01-31T10:00:00Z");
        assertThat(ahead.getEventTime()).isEqualTo("2026-01-31T11:59:00Z");
    }

    @Test
    void takesASmallDifferenceForTheTimeOnTheWay() throws RefusedException {
        CollectedEvent event =
                read("{'type':'page','userId':'u','timestamp':'2026-01-31T11:54:00Z','sentAt':'2026-01-31T11:55:01Z'}");

        assertThat(event.getEventTime()).isEqualTo("2026-01-31T11:54:00Z");
    }

    @Test
    void letsNoEventHappenInTheFuture() throws RefusedException {
        String event = "{'type':'page','userId':'u','timestamp':'2026-01-31T13:00:00Z'}";

        assertThat(read(event).getEventTime()).isEqualTo("2026-01-31T12:05:00Z");
        assertThat(readImport(event).getEventTime()).isEqualTo("2026-01-31T12:05:00Z");
    }

    @Test
    void letsNoCorrectionLeadBefore1970() throws RefusedException {
        CollectedEvent event = read("{'type':'page','userId':'u','timestamp':0,'sentAt':'9999-01-01T00:00:00Z'}");

        assertThat(event.getEventTime()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void datesALiveEventWithoutATimeByItsArrival() throws RefusedException {
        CollectedEvent event = read("{'type':'page','userId':'u'}");

        assertThat(event.getEventTime()).isEqualTo(NOON);
        assertThat(event.getClientTime()).isNull();
    }

    @Test
    void takesTheTimesOfAnImportAsTheyAre() throws RefusedException {
        CollectedEvent event = readImport(
                "{'type':'page','userId':'u','timestamp':'2009-12-01T07:45:00Z','sentAt':'2026-01-31T10:00:00Z'}");

        assertThat(event.getEventTime()).isEqualTo("2009-12-01T07:45:00Z");
    }

    @Test
    void refusesAnImportedEventWithoutATime() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> readImport("{'type':'page','userId':'u'}"))
                .extracting(RefusedException::reason)
                .isEqualTo(Reason.MISSING_TIMESTAMP);
    }
}

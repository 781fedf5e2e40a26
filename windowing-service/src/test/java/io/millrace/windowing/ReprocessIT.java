package io.millrace.windowing;

import static io.millrace.windowing.LiveWindowing.SOON;
import static io.millrace.windowing.MeasuredDay.ALL;
import static io.millrace.windowing.MeasuredDay.DAY;
import static io.millrace.windowing.MeasuredDay.VIEWS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.windowing.Reprocessing.Outcome;
import io.millrace.windowing.ledger.LedgerView;
import io.millrace.windowing.metric.TimeSpan;
import io.millrace.windowing.reprocess.ReprocessFailedException;
import io.millrace.windowing.reprocess.Run;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** What was measured live, out of order and with late events, is measured anew from the log and must come out the same. */
class ReprocessIT {
    @RegisterExtension
    static final MeasuredDay MEASURED = new MeasuredDay();

    @Test
    void comesToWhatWasMeasuredLive() throws InterruptedException {
        Outcome outcome = MEASURED.reprocess(new Run(VIEWS, ALL, "all"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isGreaterThan(60);
        assertThat(outcome.live().late()).isPositive();
        assertAccountsAgree(outcome, VIEWS);
        assertThat(topics()).noneMatch(topic -> topic.startsWith("millrace-windowing-replay.all"));
    }

    /** Windows that overlap, and only those that are whole in the range. */
    @Test
    void comesToTheSameInAPartOfTheTime() throws InterruptedException {
        TimeSpan part = new TimeSpan(DAY.plusSeconds(600), DAY.plusSeconds(1_800));

        Outcome outcome = MEASURED.reprocess(new Run("top-products", part, "part"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isGreaterThan(100);
        assertThat(outcome.ledger().metrics().get(0).filteredOut()).isPositive();
    }

    @Test
    void comesToTheSessionsThatWereClosedLive() throws InterruptedException {
        Outcome outcome = MEASURED.reprocess(new Run("sessions", ALL, "sessions"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isGreaterThan(1_000);
        assertThat(outcome.live().late()).isPositive();
        assertAccountsAgree(outcome, "sessions");
    }

    /** Without those that began before or were not over, of which it does not know all events. */
    @Test
    void comesToTheSameSessionsInAPartOfTheTime() throws InterruptedException {
        TimeSpan part = new TimeSpan(DAY.plusSeconds(900), DAY.plusSeconds(900 + 2_700));

        Outcome outcome = MEASURED.reprocess(new Run("sessions", part, "sessions-part"));

        assertThat(outcome.live().none()).as(String.join("; ", outcome.lines())).isTrue();
        assertThat(outcome.live().equal()).isBetween(100, 1_000);
        assertThat(outcome.ledger().metrics().get(0).balanced()).isTrue();
        assertThat(outcome.ledger().metrics().get(0).filteredOut()).isPositive();
    }

    @Test
    void refusesWhatItCannotDo() {
        assertThatThrownBy(() -> MEASURED.reprocess(new Run("nothing", ALL, "unknown")))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("There is no metric 'nothing'")
                .hasMessageContaining(VIEWS);
        TimeSpan cut = new TimeSpan(DAY.plusSeconds(30), DAY.plusSeconds(120));
        assertThatThrownBy(() -> MEASURED.reprocess(new Run(VIEWS, cut, "cut")))
                .isInstanceOf(ReprocessFailedException.class)
                .hasMessageContaining("cuts a window");
    }

    /** Over what was measured: what came to the log later is out of the run's time, and so filtered out. */
    private static void assertAccountsAgree(Outcome outcome, String metric) {
        LedgerView.Entry anew = outcome.ledger().metrics().get(0);
        JsonNode live = MEASURED.ledger(metric);
        assertThat(anew.balanced()).isTrue();
        assertThat(anew.read() - anew.filteredOut()).isEqualTo(live.path("read").asLong());
        assertThat(anew.onTime()).isEqualTo(live.path("onTime").asLong());
        assertThat(anew.lateAccepted()).isEqualTo(live.path("lateAccepted").asLong());
        assertThat(anew.lateDropped()).isEqualTo(live.path("lateDropped").asLong());
    }

    private static Set<String> topics() {
        try (Admin admin = Admin.create(MEASURED.suite().broker().connection())) {
            return admin.listTopics().names().get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}

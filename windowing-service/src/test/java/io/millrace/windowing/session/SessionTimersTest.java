package io.millrace.windowing.session;

import static io.millrace.windowing.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.windowing.state.MemoryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeTry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTimersTest {
    private static final String TIMELINE = "live";

    private MemoryState<String> seconds;
    private SessionTimers timers;
    private List<String> wentOff;

    @BeforeTry
    @BeforeEach
    void begin() {
        seconds = MemoryState.ofTexts();
        timers = new SessionTimers(seconds);
        wentOff = new ArrayList<>();
    }

    /** Steps forth by some milliseconds, and timers that are added up to two seconds before they go off. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void goOffOnceEachInTheirOrder(@ForAll("steps") List<Integer> steps, @ForAll("steps") List<Integer> delays) {
        NavigableSet<String> expected = new TreeSet<>();
        int now = 0;
        for (int i = 0; i < Math.min(steps.size(), delays.size()); i++) {
            add(now + 1 + delays.get(i));
            expected.add(nameOf(now + 1 + delays.get(i)));

            wentOff.clear();
            timers.settle(TIMELINE, at(now), at(now + steps.get(i)), this::hear);
            now += steps.get(i);

            NavigableSet<String> due = expected.headSet(nameOf(now), true);
            assertThat(wentOff).containsExactlyElementsOf(due);
            due.clear();
        }
        assertThat(seconds.size() == 0).isEqualTo(expected.isEmpty());
    }

    @Test
    void goOffAllWhenATimelineEnds() {
        add(5);
        add(700_000);
        timers.add("import-1", at(6), "of another");

        timers.settle(TIMELINE, Instant.MIN, Instant.MAX, this::hear);

        assertThat(wentOff).containsExactly(nameOf(5), nameOf(700_000));
        assertThat(seconds.size()).isEqualTo(1);
    }

    @Provide
    Arbitrary<List<Integer>> steps() {
        return Arbitraries.integers().between(0, 2_000).list().ofMaxSize(40);
    }

    private void add(int millis) {
        timers.add(TIMELINE, at(millis), nameOf(millis));
    }

    private void hear(String session, Instant timer) {
        assertThat(timer).isEqualTo(at(Integer.parseInt(session)));
        wentOff.add(session);
    }

    private static Instant at(int millis) {
        return NOON.plusMillis(millis);
    }

    private static String nameOf(int millis) {
        return "%08d".formatted(millis);
    }
}

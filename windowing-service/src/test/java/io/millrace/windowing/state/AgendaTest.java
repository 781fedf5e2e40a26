package io.millrace.windowing.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private final MemoryState<String> entries = MemoryState.ofTexts();
    private final Agenda agenda = new Agenda(entries);

    @Test
    void passesWhatIsDueInTheOrderOfTime() {
        agenda.add("live", second(3), "c");
        agenda.add("live", second(1), "a");
        agenda.add("live", second(2), "b");
        agenda.add("live", second(9), "later");
        agenda.add("import", second(2), "another timeline");

        assertThat(settle(8)).containsExactly("a", "b", "c");
        assertThat(settle(9)).containsExactly("later");
    }

    @Test
    void keepsTheOrderWhenMoreIsAddedMeanwhile() {
        agenda.add("live", second(1), "first");
        agenda.add("live", second(3), "third");

        List<String> passed = new ArrayList<>();
        agenda.settle("live", Instant.MIN, second(5), subject -> {
            passed.add(subject);
            if (subject.equals("first")) {
                agenda.add("live", second(2), "second");
            }
            if (subject.equals("second")) {
                agenda.add("live", second(3), "third");
            }
        });

        assertThat(passed).containsExactly("first", "second", "third");
        assertThat(entries.size()).isZero();
    }

    private List<String> settle(int second) {
        List<String> passed = new ArrayList<>();
        agenda.settle("live", Instant.MIN, second(second), passed::add);
        return passed;
    }

    private static Instant second(int second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}

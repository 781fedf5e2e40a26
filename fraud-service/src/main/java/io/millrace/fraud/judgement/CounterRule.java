package io.millrace.fraud.judgement;

import io.millrace.event.fraud.EntityCounters;
import io.millrace.event.fraud.RaisedAlert;
import io.millrace.event.fraud.RiskyMoment;
import io.millrace.event.fraud.SecondCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How an entity's counters grow, and what they say about a window. They count by the second, in event time, so that an
 * event counts the same whenever it arrives.
 *
 * @param keep how long before its newest second a count is kept
 * @param mostSeconds that are kept of an entity, the newest
 */
record CounterRule(Duration keep, int mostSeconds) {
    private static final EntityCounters NOTHING = new EntityCounters(List.of(), List.of());

    static EntityCounters nothing() {
        return NOTHING;
    }

    /** The counters after something happened once more. */
    EntityCounters counted(EntityCounters before, RiskyMoment moment, Instant time) {
        long second = time.getEpochSecond();
        List<SecondCount> counts = new ArrayList<>(before.getCounts());
        long so = 0;
        for (SecondCount known : before.getCounts()) {
            if (known.getSecond() == second && known.getMoment() == moment) {
                so = known.getCount();
                counts.remove(known);
            }
        }
        counts.add(new SecondCount(moment, second, so + 1));
        counts.sort(Comparator.comparingLong(SecondCount::getSecond));
        long newest = counts.get(counts.size() - 1).getSecond();
        counts.removeIf(count -> count.getSecond() < newest - keep.toSeconds());
        List<SecondCount> kept = counts.subList(Math.max(0, counts.size() - mostSeconds), counts.size());
        return new EntityCounters(List.copyOf(kept), before.getAlerts());
    }

    /** The counters after an alert was raised. */
    EntityCounters alerted(EntityCounters before, String ruleId, Instant time) {
        List<RaisedAlert> alerts = new ArrayList<>(before.getAlerts());
        alerts.add(new RaisedAlert(ruleId, time));
        Instant oldest = time.minus(keep);
        alerts.removeIf(alert -> alert.getEventTime().isBefore(oldest));
        return new EntityCounters(before.getCounts(), alerts);
    }

    /** Whether an alert of a rule already speaks for what happens at a time. */
    static boolean isAlerted(EntityCounters counters, String ruleId, Duration window, Instant time) {
        return counters.getAlerts().stream()
                .filter(alert -> alert.getRuleId().equals(ruleId))
                .anyMatch(alert ->
                        Duration.between(alert.getEventTime(), time).abs().compareTo(window) < 0);
    }

    /** How often something happened within the window that ends at a time. */
    static long until(EntityCounters counters, RiskyMoment moment, Duration window, Instant end) {
        return counters.getCounts().stream()
                .filter(count -> count.getMoment() == moment && isWithin(count, window, end.getEpochSecond()))
                .mapToLong(SecondCount::getCount)
                .sum();
    }

    /** How often something happened within the fullest window that a time is in, later windows too. */
    static long most(EntityCounters counters, RiskyMoment moment, Duration window, Instant time) {
        long first = time.getEpochSecond();
        return counters.getCounts().stream()
                .map(SecondCount::getSecond)
                .filter(end -> end >= first && end < first + window.toSeconds())
                .mapToLong(end -> until(counters, moment, window, Instant.ofEpochSecond(end)))
                .max()
                .orElse(0);
    }

    /** The second of the latest count. */
    static Instant newest(EntityCounters counters) {
        return counters.getCounts().stream()
                .map(count -> Instant.ofEpochSecond(count.getSecond()))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    private static boolean isWithin(SecondCount count, Duration window, long end) {
        return count.getSecond() <= end && count.getSecond() > end - window.toSeconds();
    }
}

package io.millrace.windowing.metric;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.windows.GroupValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at events for one metric; what is the same for all of them is found out once. */
public final class Observer {
    private final Metric metric;
    private final List<Accumulated> measures;
    private final boolean money;

    public Observer(Metric metric) {
        this.metric = metric;
        this.measures = metric.accumulated();
        this.money = metric.isMoney();
    }

    public Metric metric() {
        return metric;
    }

    /** What the metric sees in an event, once for each group; nothing when the event changes none of its measures. */
    public List<Observation> observe(EnrichedEvent event) {
        if (!metric.filter().takes(event)) {
            return List.of();
        }
        List<Subject> subjects = metric.each().subjects(event);
        return subjects.size() == 1 ? observe(event, subjects.get(0)) : observe(event, subjects);
    }

    private List<Observation> observe(EnrichedEvent event, Subject only) {
        return isOne(only) ? List.of(observation(event, groupOf(only), List.of(only))) : List.of();
    }

    private List<Observation> observe(EnrichedEvent event, List<Subject> subjects) {
        Map<Group, List<Subject>> groups = new LinkedHashMap<>();
        for (Subject subject : subjects) {
            if (isOne(subject)) {
                groups.computeIfAbsent(groupOf(subject), group -> new ArrayList<>())
                        .add(subject);
            }
        }
        List<Observation> observations = new ArrayList<>(groups.size());
        groups.forEach((group, several) -> observations.add(observation(event, group, several)));
        return observations;
    }

    /** Whether the subject changes any measure of the metric. */
    private boolean isOne(Subject subject) {
        if (!metric.filter().takes(subject)) {
            return false;
        }
        for (Accumulated measure : measures) {
            if (measure.isChangedBy(subject)) {
                return true;
            }
        }
        return false;
    }

    private static Observation observation(EnrichedEvent event, Group group, List<Subject> subjects) {
        return new Observation(event.getTimeline(), event.getEventTime(), group, subjects);
    }

    private Group groupOf(Subject subject) {
        List<GroupValue> values = new ArrayList<>(metric.group().size());
        for (Field field : metric.group()) {
            values.add(new GroupValue(field.label(), field.of(subject)));
        }
        return new Group(values, money ? subject.event().getCurrency() : null);
    }
}

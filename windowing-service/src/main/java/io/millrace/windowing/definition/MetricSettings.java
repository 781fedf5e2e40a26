package io.millrace.windowing.definition;

import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Each;
import io.millrace.windowing.metric.EarlyPanes;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Metric;
import io.millrace.windowing.metric.Windowing;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A metric. What it measures goes with its name for good: to measure something else, give it another name.
 *
 * @param name lower-case letters, digits and dashes
 * @param description for people
 * @param filter which events it is about
 * @param each what counts as one: the event, or each product of it
 * @param group fields that its results are split by
 * @param window how it cuts time
 * @param measures its numbers
 * @param outOfOrderness by how much live events may be out of order beyond what their watermark allows for
 * @param allowedLateness how long after that a late event still changes its window
 * @param keep how long a window is remembered after its last change
 * @param early when windows that are still open are sent
 */
public record MetricSettings(
        @Nullable String name,
        @DefaultValue("") String description,
        @DefaultValue FilterSettings filter,
        @DefaultValue("event") Each each,
        @DefaultValue List<Field> group,
        @DefaultValue WindowSettings window,
        @DefaultValue List<MeasureSettings> measures,
        @DefaultValue("0s") Duration outOfOrderness,
        @DefaultValue("24h") Duration allowedLateness,
        @DefaultValue("30d") Duration keep,
        @DefaultValue EarlySettings early) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,99}");

    /** The metric, unless something is wrong with it. */
    public Optional<Metric> toMetric(Duration earlyPanes, Mistakes mistakes) {
        checkNames(mistakes);
        checkAmounts(mistakes);
        EventFilter events = filter.toFilter(mistakes.of("filter"));
        Optional<Windowing> windowing = window.toWindowing(mistakes.of("window"));
        Optional<EarlyPanes> panes = early.toEarlyPanes(earlyPanes, mistakes.of("early"));
        List<Measure> numbers = new MeasuresReading(measures, mistakes).measures();
        if (name == null || windowing.isEmpty() || panes.isEmpty()) {
            return Optional.empty();
        }
        return mistakes.of("keep")
                .unlessRefused(() -> new Metric(
                        name,
                        description,
                        events,
                        each,
                        group,
                        windowing.get(),
                        numbers,
                        outOfOrderness,
                        allowedLateness,
                        keep,
                        panes.get()));
    }

    private void checkNames(Mistakes mistakes) {
        if (name == null || !NAME.matcher(name).matches()) {
            mistakes.add("name", "a metric needs a name of small letters, digits and dashes that begins with a letter");
        }
        if (new HashSet<>(group).size() < group.size()) {
            mistakes.add("group", "the same field is there twice");
        }
    }

    private void checkAmounts(Mistakes mistakes) {
        if (each == Each.EVENT) {
            return;
        }
        for (int index = 0; index < measures.size(); index++) {
            if (measures.get(index).amount() == Amount.REVENUE) {
                mistakes.of("measures", index)
                        .add("amount", "revenue is of a whole order; each product's share of it is its value");
            }
        }
    }
}

package io.millrace.windowing.definition;

import static java.util.Objects.requireNonNull;

import io.millrace.windowing.metric.Accumulated;
import io.millrace.windowing.metric.Amount;
import io.millrace.windowing.metric.Average;
import io.millrace.windowing.metric.Count;
import io.millrace.windowing.metric.Distinct;
import io.millrace.windowing.metric.EventFilter;
import io.millrace.windowing.metric.Extreme;
import io.millrace.windowing.metric.Field;
import io.millrace.windowing.metric.Filtered;
import io.millrace.windowing.metric.Sum;
import io.millrace.windowing.metric.Top;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A number of a metric.
 *
 * @param name in results
 * @param kind how it is measured
 * @param filter which of the metric's events it is about
 * @param amount of which it is the sum, average, least or greatest
 * @param field whose values are counted or listed
 * @param of the measure that a ratio divides
 * @param less a measure that is taken from it before
 * @param to the measure that a ratio divides by
 * @param size of a top list
 * @param capacity different values that a top list remembers
 * @param precision of a distinct count: its standard error is 1.04 / √(2 ^ precision)
 */
public record MeasureSettings(
        @Nullable String name,
        @Nullable Kind kind,
        @DefaultValue FilterSettings filter,
        @Nullable Amount amount,
        @Nullable Field field,
        @Nullable String of,
        @Nullable String less,
        @Nullable String to,
        @DefaultValue("10") int size,
        @DefaultValue("1000") int capacity,
        @DefaultValue("12") int precision) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,99}");

    /** A count of all of the metric's events. */
    public static MeasureSettings count(String name) {
        return new MeasureSettings(name, Kind.COUNT, FilterSettings.NONE, null, null, null, null, null, 10, 1_000, 12);
    }

    boolean isRatio() {
        return kind == Kind.RATIO;
    }

    /** The measure, unless something is wrong with it; a ratio is put together by the metric, as it is about others. */
    Optional<Accumulated> toMeasure(Mistakes mistakes) {
        checkForm(mistakes);
        if (name == null || kind == null || isRatio() || lacksWhatItNeeds(mistakes)) {
            return Optional.empty();
        }
        EventFilter events = filter.toFilter(mistakes.of("filter"));
        return mistakes.unlessRefused(() -> measure(name, kind))
                .map(measure -> events.isAll() ? measure : new Filtered(events, measure));
    }

    private void checkForm(Mistakes mistakes) {
        if (name == null || !NAME.matcher(name).matches()) {
            mistakes.add("name", "a measure needs a name of letters and digits that begins with a small letter");
        }
        if (kind == null) {
            mistakes.add("kind", "a measure needs a kind: " + Kind.labels());
            return;
        }
        refuse(mistakes, "amount", amount, kind.needsAmount());
        refuse(mistakes, "field", field, kind.needsField());
        refuse(mistakes, "of", of, isRatio());
        refuse(mistakes, "less", less, isRatio());
        refuse(mistakes, "to", to, isRatio());
    }

    private void refuse(Mistakes mistakes, String setting, @Nullable Object value, boolean hasUse) {
        if (value != null && !hasUse && kind != null) {
            mistakes.add(setting, "a measure of the kind " + kind.label() + " makes no use of it");
        }
    }

    private boolean lacksWhatItNeeds(Mistakes mistakes) {
        if (kind != null && kind.needsAmount() && amount == null) {
            mistakes.add("amount", "a measure of the kind " + kind.label() + " needs an amount");
            return true;
        }
        if (kind != null && kind.needsField() && field == null) {
            mistakes.add("field", "a measure of the kind " + kind.label() + " needs a field");
            return true;
        }
        return false;
    }

    private Accumulated measure(String called, Kind measured) {
        return switch (measured) {
            case COUNT -> new Count(called);
            case SUM -> new Sum(called, requireNonNull(amount));
            case AVERAGE -> new Average(called, requireNonNull(amount));
            case MIN -> new Extreme(called, requireNonNull(amount), Extreme.End.MIN);
            case MAX -> new Extreme(called, requireNonNull(amount), Extreme.End.MAX);
            case DISTINCT -> new Distinct(called, requireNonNull(field), precision);
            case TOP -> new Top(called, requireNonNull(field), size, capacity);
            case RATIO -> throw new IllegalStateException("A ratio is put together by its metric");
        };
    }

    /** How a number is measured. */
    public enum Kind {
        COUNT,
        SUM,
        AVERAGE,
        MIN,
        MAX,
        DISTINCT,
        TOP,
        RATIO;

        private static final Set<Kind> OF_AMOUNTS = Set.of(SUM, AVERAGE, MIN, MAX);
        private static final Set<Kind> OF_FIELDS = Set.of(DISTINCT, TOP);

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        static String labels() {
            return String.join(", ", Arrays.stream(values()).map(Kind::label).toList());
        }

        boolean needsAmount() {
            return OF_AMOUNTS.contains(this);
        }

        boolean needsField() {
            return OF_FIELDS.contains(this);
        }
    }
}

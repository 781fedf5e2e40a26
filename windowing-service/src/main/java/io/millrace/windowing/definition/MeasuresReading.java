package io.millrace.windowing.definition;

import static java.util.Objects.requireNonNull;

import io.millrace.windowing.metric.Accumulated;
import io.millrace.windowing.metric.Measure;
import io.millrace.windowing.metric.Ratio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the measures of one metric together: ratios are about the others, wherever they stand. */
final class MeasuresReading {
    private final List<MeasureSettings> settings;
    private final Mistakes mistakes;
    private final Map<String, Accumulated> gathered = new HashMap<>();

    MeasuresReading(List<MeasureSettings> settings, Mistakes mistakes) {
        this.settings = settings;
        this.mistakes = mistakes;
    }

    /** Those that nothing is wrong with, in their order. */
    List<Measure> measures() {
        if (settings.isEmpty()) {
            mistakes.add("measures", "a metric needs at least one measure");
        }
        List<Optional<Accumulated>> all = new ArrayList<>();
        for (int index = 0; index < settings.size(); index++) {
            Optional<Accumulated> measure = settings.get(index).toMeasure(at(index));
            measure.ifPresent(known -> gathered.putIfAbsent(known.name(), known));
            all.add(measure);
        }
        List<Measure> measures = new ArrayList<>();
        for (int index = 0; index < settings.size(); index++) {
            MeasureSettings setting = settings.get(index);
            Optional<? extends Measure> measure = setting.isRatio() ? ratio(setting, at(index)) : all.get(index);
            measure.ifPresent(measures::add);
            checkName(setting, index);
        }
        return measures;
    }

    private void checkName(MeasureSettings setting, int index) {
        boolean taken = setting.name() != null
                && settings.subList(0, index).stream()
                        .anyMatch(other -> setting.name().equals(other.name()));
        if (taken) {
            at(index).add("name", "the metric has another measure '%s'".formatted(setting.name()));
        }
    }

    private Optional<Ratio> ratio(MeasureSettings setting, Mistakes at) {
        // Each of them is looked at, whatever the others are.
        List<Boolean> known = List.of(
                refersToANumber(setting.of(), "of", at),
                refersToANumber(setting.to(), "to", at),
                setting.less() == null || refersToANumber(setting.less(), "less", at));
        if (known.contains(false) || setting.name() == null) {
            return Optional.empty();
        }
        String of = requireNonNull(setting.of());
        String to = requireNonNull(setting.to());
        boolean money = requireNonNull(gathered.get(of)).isMoney()
                && !requireNonNull(gathered.get(to)).isMoney();
        return Optional.of(new Ratio(setting.name(), of, setting.less(), to, money));
    }

    private boolean refersToANumber(@Nullable String name, String setting, Mistakes at) {
        if (name == null) {
            at.add(setting, "a ratio needs 'of' and 'to', the names of two measures of the metric");
            return false;
        }
        if (!gathered.containsKey(name)) {
            at.add(setting, "the metric has no measure '%s' that is no ratio".formatted(name));
            return false;
        }
        return true;
    }

    private Mistakes at(int index) {
        return mistakes.of("measures", index);
    }
}

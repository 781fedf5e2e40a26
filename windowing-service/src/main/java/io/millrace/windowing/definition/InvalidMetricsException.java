package io.millrace.windowing.definition;

import io.millrace.windowing.definition.Mistakes.Mistake;
import java.util.List;
import java.util.stream.Collectors;

/** The definitions of metrics make no sense. The message says where and why, for all of them; the service must not start. */
public final class InvalidMetricsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidMetricsException(List<Mistake> mistakes, SettingOrigins origins) {
        super(mistakes.stream()
                .map(mistake ->
                        "%s: %s: %s".formatted(origins.of(mistake.setting()), mistake.setting(), mistake.reason()))
                .distinct()
                .collect(Collectors.joining("\n", "The metrics cannot be measured as they are defined:\n", "")));
    }
}

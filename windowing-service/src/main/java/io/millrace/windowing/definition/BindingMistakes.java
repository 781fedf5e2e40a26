package io.millrace.windowing.definition;

import io.millrace.event.clickstream.EventType;
import io.millrace.windowing.definition.Mistakes.Mistake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionFailedException;

/** Reads on when a setting of a metric cannot be read or does not exist, so that all of them are found at once. */
public final class BindingMistakes implements ConfigurationPropertiesBindHandlerAdvisor {
    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("millrace.windowing");
    private static final ConfigurationPropertyName METRICS = ROOT.append("metrics");

    private final List<Mistake> found = new ArrayList<>();

    /** All that were found so far. */
    public List<Mistake> found() {
        return List.copyOf(found);
    }

    @Override
    public BindHandler apply(BindHandler handler) {
        return new Lenient(handler);
    }

    private static String reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException conversion) {
                return "'%s' is not %s"
                        .formatted(
                                conversion.getValue(),
                                expected(conversion.getTargetType().getType()));
            }
        }
        return String.valueOf(failure.getMessage());
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of " + String.join(", ", labels(type));
        }
        return type == Duration.class ? "a time like 10s, 5m, 24h or 30d" : "a " + type.getSimpleName();
    }

    private static List<String> labels(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .map(name -> type == EventType.class ? name : name.replace('_', '-'))
                .toList();
    }

    private final class Lenient extends AbstractBindHandler {
        private @Nullable Object settings;
        /** As an empty setting says, which replaces every list that another file has. */
        private boolean none;

        Lenient(BindHandler parent) {
            super(parent);
        }

        @Override
        public @Nullable Object onSuccess(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
            @Nullable Object bound = super.onSuccess(name, target, context, result);
            if (name.equals(ROOT)) {
                settings = bound;
            }
            if (name.equals(METRICS)) {
                none = bound instanceof List<?> metrics && metrics.isEmpty();
            }
            return bound;
        }

        @Override
        public @Nullable Object onFailure(
                ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
                throws Exception {
            if (error instanceof UnboundConfigurationPropertiesException unknown && isAboutMetrics(unknown)) {
                if (!none) {
                    unknown.getUnboundProperties()
                            .forEach(property -> add(property.getName(), "there is no such setting"));
                }
                return settings;
            }
            if (METRICS.isAncestorOf(name)) {
                add(name, reason(error));
                return null;
            }
            return super.onFailure(name, target, context, error);
        }

        private void add(ConfigurationPropertyName name, String reason) {
            boolean known = found.stream().anyMatch(mistake -> mistake.setting().equals(name.toString()));
            if (!known) {
                found.add(new Mistake(name.toString(), reason));
            }
        }

        private static boolean isAboutMetrics(UnboundConfigurationPropertiesException unknown) {
            return unknown.getUnboundProperties().stream()
                    .allMatch(property -> METRICS.isAncestorOf(property.getName()));
        }
    }
}

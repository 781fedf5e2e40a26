package io.millrace.reference.testkit;

import java.lang.reflect.Constructor;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings of a service as its record declares them, as {@code docs/reference/configuration.md} must list them. */
public final class SettingRows {
    private static final String NONE = "–";

    private final List<String> rows = new ArrayList<>();

    private SettingRows() {}

    /**
     * Every setting with its default, as in {@code millrace.registry.retry-for | 30s}. Settings of the entries of a list are
     * called {@code list[].setting}, and those of a map with free keys {@code map.*}.
     *
     * @param settings a record with {@link ConfigurationProperties}
     */
    public static List<String> of(Class<? extends Record> settings) {
        ConfigurationProperties properties = settings.getAnnotation(ConfigurationProperties.class);
        if (properties == null) {
            throw new IllegalArgumentException(settings + " has no @ConfigurationProperties");
        }
        SettingRows rows = new SettingRows();
        rows.addComponents(properties.value(), settings);
        return rows.rows;
    }

    private void addComponents(String prefix, Class<?> settings) {
        RecordComponent[] components = settings.getRecordComponents();
        Parameter[] parameters = canonicalConstructor(settings, components).getParameters();
        for (int i = 0; i < components.length; i++) {
            String name = prefix + "." + DataObjectPropertyName.toDashedForm(components[i].getName());
            add(name, components[i], parameters[i].getAnnotation(DefaultValue.class));
        }
    }

    private void add(String name, RecordComponent component, @Nullable DefaultValue defaultValue) {
        Class<?> type = component.getType();
        if (type.isRecord()) {
            addComponents(name, type);
        } else if (Map.class.isAssignableFrom(type)) {
            rows.add(name + ".* | " + NONE);
        } else if (List.class.isAssignableFrom(type) && element(component).isRecord()) {
            addComponents(name + "[]", element(component));
        } else {
            String text = defaultValue == null ? "" : String.join(",", defaultValue.value());
            rows.add(name + " | " + (text.isEmpty() ? NONE : text));
        }
    }

    private static Class<?> element(RecordComponent list) {
        return (Class<?>) ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
    }

    private static Constructor<?> canonicalConstructor(Class<?> settings, RecordComponent[] components) {
        try {
            return settings.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(settings + " is no record", e);
        }
    }
}

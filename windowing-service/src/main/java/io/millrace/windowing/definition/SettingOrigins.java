package io.millrace.windowing.definition;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** Knows in which file and line a setting stands. */
public final class SettingOrigins {
    private final Iterable<ConfigurationPropertySource> sources;

    public SettingOrigins(Iterable<ConfigurationPropertySource> sources) {
        this.sources = sources;
    }

    /** Where the setting stands, or else something of what it is part of: {@code windowing-service.yaml:31}. */
    public String of(String setting) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(setting);
        while (!name.isEmpty()) {
            Optional<Origin> origin = origin(name);
            if (origin.isPresent()) {
                return describe(origin.get());
            }
            name = name.getParent();
        }
        return "nowhere";
    }

    private Optional<Origin> origin(ConfigurationPropertyName name) {
        for (ConfigurationPropertySource source : sources) {
            ConfigurationProperty property = source.getConfigurationProperty(name);
            if (property == null && source instanceof IterableConfigurationPropertySource iterable) {
                property = iterable.stream()
                        .filter(name::isAncestorOf)
                        .findFirst()
                        .map(source::getConfigurationProperty)
                        .orElse(null);
            }
            if (property != null && property.getOrigin() != null) {
                return Optional.of(property.getOrigin());
            }
        }
        return Optional.empty();
    }

    private static String describe(Origin given) {
        @Nullable Origin inSource = given instanceof PropertySourceOrigin source ? source.getOrigin() : null;
        Origin origin = inSource == null ? given : inSource;
        if (origin instanceof TextResourceOrigin text && text.getLocation() != null && text.getResource() != null) {
            return text.getResource().getFilename() + ":" + (text.getLocation().getLine() + 1);
        }
        return origin.toString();
    }
}

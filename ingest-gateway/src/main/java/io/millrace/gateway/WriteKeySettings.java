package io.millrace.gateway;

import io.millrace.gateway.access.TokenBucket;
import io.millrace.gateway.access.WriteKey;
import io.millrace.streams.web.DevelopmentKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

/** Makes write keys of settings, and of a file that lists more of them in the same form. */
final class WriteKeySettings {
    private static final String LIST = "write-keys";

    private final List<GatewayProperties.WriteKey> always;
    private final Environment environment;
    /** By key, so that whoever has used up its quota does not get a new one with every change of the file. */
    private final Map<String, WriteKey> known = new ConcurrentHashMap<>();

    WriteKeySettings(List<GatewayProperties.WriteKey> always, Environment environment) {
        this.always = List.copyOf(always);
        this.environment = environment;
    }

    Map<String, WriteKey> keys() {
        return keys(always);
    }

    /**
     * Those of the settings and those of a file.
     *
     * @throws RuntimeException when the file does not list keys
     */
    Map<String, WriteKey> keysWith(byte[] file) {
        return keys(Stream.concat(always.stream(), read(file).stream()).toList());
    }

    private static List<GatewayProperties.WriteKey> read(byte[] file) {
        MutablePropertySources sources = new MutablePropertySources();
        try {
            List<PropertySource<?>> documents =
                    new YamlPropertySourceLoader().load("write keys", new ByteArrayResource(file));
            documents.forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind(LIST, Bindable.listOf(GatewayProperties.WriteKey.class))
                .orElseThrow(() -> new IllegalStateException("it has no list " + LIST));
    }

    private Map<String, WriteKey> keys(List<GatewayProperties.WriteKey> settings) {
        Map<String, WriteKey> keys = new LinkedHashMap<>();
        for (GatewayProperties.WriteKey key : settings) {
            if (key.key() == null
                    || key.key().isBlank()
                    || key.name() == null
                    || key.name().isBlank()) {
                throw new IllegalStateException("A write key has no key or no name");
            }
            if (keys.put(key.key(), key(key)) != null) {
                throw new IllegalStateException("Two write keys are the same: the one of " + key.name());
            }
        }
        DevelopmentKeys.refuseInProduction(environment, keys.keySet());
        known.clear();
        known.putAll(keys);
        return keys;
    }

    private WriteKey key(GatewayProperties.WriteKey key) {
        TokenBucket quota = Optional.ofNullable(known.get(key.key()))
                .map(WriteKey::quota)
                .filter(bucket -> bucket.isOf(key.eventsPerSecond(), key.burst()))
                .orElseGet(() -> new TokenBucket(key.eventsPerSecond(), key.burst(), System::nanoTime));
        return new WriteKey(key.name(), key.mayImport(), key.origins(), key.topics(), quota);
    }
}

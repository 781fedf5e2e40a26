package io.millrace.streams.boot;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may call the service's API. There are no defaults: without keys nobody may.
 *
 * @param readKeys keys that may ask for results
 * @param adminTokens tokens that may do everything
 */
@ConfigurationProperties("millrace.access")
public record AccessProperties(
        @DefaultValue List<String> readKeys, @DefaultValue List<String> adminTokens) {

    List<String> all() {
        return Stream.concat(readKeys.stream(), adminTokens.stream()).toList();
    }

    /** Says how many keys there are, never which. */
    @Override
    public String toString() {
        return "AccessProperties[readKeys=%d, adminTokens=%d]".formatted(readKeys.size(), adminTokens.size());
    }
}

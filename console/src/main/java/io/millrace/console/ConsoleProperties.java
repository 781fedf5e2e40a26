package io.millrace.console;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the console.
 *
 * @param services where each service of the suite listens, by its name
 * @param sampleInterval how often services and brokers are asked
 * @param patience how long an answer may take before its service counts as unreachable
 */
@Validated
@ConfigurationProperties("millrace.console")
public record ConsoleProperties(
        @NotEmpty Map<String, URI> services,
        @DefaultValue("1s") Duration sampleInterval,
        @DefaultValue("2s") Duration patience) {}

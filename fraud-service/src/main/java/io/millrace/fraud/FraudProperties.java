package io.millrace.fraud;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * All that an operator may set on the fraud service. What is suspicious is not set here but by rules.
 *
 * @param keep how long an entity's counts are kept, in event time
 * @param mostSeconds in which an entity did something that are kept, the newest
 * @param mostAlerts that are kept for each partition for those who ask; all are on their topic
 * @param alertsPerAnswer most alerts of one answer
 * @param markerStep how far a timeline advances between two markers
 */
@Validated
@ConfigurationProperties("millrace.fraud")
public record FraudProperties(
        @DefaultValue("24h") Duration keep,
        @Positive @DefaultValue("1200") int mostSeconds,
        @Positive @DefaultValue("10000") int mostAlerts,
        @Positive @DefaultValue("1000") int alertsPerAnswer,
        @DefaultValue("500ms") Duration markerStep) {}

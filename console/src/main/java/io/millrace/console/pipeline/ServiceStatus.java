package io.millrace.console.pipeline;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A service as it answers for itself.
 *
 * @param state {@code UP}, another of Spring's health states, or {@code UNREACHABLE}
 * @param detail what is wrong, or what is being waited for; empty when nothing is
 * @param ledger what the service answers under {@code /v1/ledger}, null when it keeps none
 * @param watermarks what the service answers under {@code /v1/watermarks}, null when it has none
 */
record ServiceStatus(
        String name,
        URI url,
        String state,
        String detail,
        @Nullable JsonNode ledger,
        @Nullable JsonNode watermarks) {
    static final String UP = "UP";
    static final String UNREACHABLE = "UNREACHABLE";
}

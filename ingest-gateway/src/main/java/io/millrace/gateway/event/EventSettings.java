package io.millrace.gateway.event;

import java.time.Duration;

/**
 * What an operator decides about events.
 *
 * @param maxBytes of an event
 * @param maxBytesWithProducts of an event that carries a list of products
 * @param maxIdLength of a message's, visitor's or user's id, in characters
 * @param maxNameLength of an event's name, in characters
 * @param skewTolerance how far a client's clock may be off before its times are corrected
 * @param defaultCurrency of amounts that are sent without one
 */
public record EventSettings(
        int maxBytes,
        int maxBytesWithProducts,
        int maxIdLength,
        int maxNameLength,
        Duration skewTolerance,
        String defaultCurrency) {}

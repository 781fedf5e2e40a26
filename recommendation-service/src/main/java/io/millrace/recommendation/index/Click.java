package io.millrace.recommendation.index;

import java.time.Instant;

/**
 * Somebody showed interest in a product.
 *
 * @param visit the visit that the click is part of; ids are never used again
 */
public record Click(String timeline, String visitorId, String visit, Instant time, String itemId) {}

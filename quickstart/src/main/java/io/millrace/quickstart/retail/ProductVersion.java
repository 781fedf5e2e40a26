package io.millrace.quickstart.retail;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the shop's catalogue says about a product from some day on.
 *
 * @param name null when no row of the day has a description
 */
public record ProductVersion(String productId, @Nullable String name, BigDecimal price, Instant validFrom) {}

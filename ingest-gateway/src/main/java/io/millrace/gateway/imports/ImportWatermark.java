package io.millrace.gateway.imports;

import java.time.Instant;

/**
 * How far an import has got.
 *
 * @param time nothing earlier follows
 * @param last whether nothing follows at all
 */
public record ImportWatermark(String importId, Instant time, boolean last) {}

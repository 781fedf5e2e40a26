/**
 * Each event once, with what is known about its visitor, customer and products. Start reading at
 * {@link io.millrace.enrichment.EnrichmentTopology}.
 */
@NullMarked
package io.millrace.enrichment;

import org.jspecify.annotations.NullMarked;

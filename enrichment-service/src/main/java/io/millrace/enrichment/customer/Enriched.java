package io.millrace.enrichment.customer;

import io.millrace.event.clickstream.EnrichedEvent;
import io.millrace.event.customer.CustomerProfile;

/** What the second stage makes of a visit: the enriched event, and the customer's profile as it is after it. */
public record Enriched(EnrichedEvent event, CustomerProfile profile) {}

package io.millrace.enrichment.visitor;

import io.millrace.event.enrichment.Visit;
import io.millrace.event.identity.IdentityLink;
import java.util.List;

/** What the first stage makes of an event: the visit to pass on, and the links to publish. */
public record Followed(Visit visit, List<IdentityLink> links) {}

/** Keeps the index up with the topic of enriched events: reads all of it in every instance, and knows when it has. */
@NullMarked
package io.millrace.recommendation.follow;

import org.jspecify.annotations.NullMarked;

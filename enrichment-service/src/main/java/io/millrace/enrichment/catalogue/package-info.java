/** Every version of every product, held whole in each instance, and what they add to an event. */
@NullMarked
package io.millrace.enrichment.catalogue;

import org.jspecify.annotations.NullMarked;

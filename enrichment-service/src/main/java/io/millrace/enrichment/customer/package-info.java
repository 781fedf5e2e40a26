/** The second stage, by customer: the products as the catalogue knew them, and the customer's history so far. */
@NullMarked
package io.millrace.enrichment.customer;

import org.jspecify.annotations.NullMarked;

/** What the reference pages and the API descriptions say, and what the code says, in a form that tests can compare. */
@NullMarked
package io.millrace.reference.testkit;

import org.jspecify.annotations.NullMarked;

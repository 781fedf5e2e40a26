/** The rules: read from their topic into every instance, each version effective from its own time on. */
@NullMarked
package io.millrace.fraud.rules;

import org.jspecify.annotations.NullMarked;

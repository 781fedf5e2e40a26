/** The second stage, by entity: counts what it did lately, and holds that against the rules. */
@NullMarked
package io.millrace.fraud.judgement;

import org.jspecify.annotations.NullMarked;

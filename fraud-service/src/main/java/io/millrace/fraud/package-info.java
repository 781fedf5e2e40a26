/**
 * The fraud service: a decision with reasons for every order, and an alert when an entity breaks a rule. {@link
 * io.millrace.fraud.FraudTopology} is the place to begin.
 */
@NullMarked
package io.millrace.fraud;

import org.jspecify.annotations.NullMarked;

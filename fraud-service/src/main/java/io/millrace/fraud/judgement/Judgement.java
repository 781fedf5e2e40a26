package io.millrace.fraud.judgement;

import io.millrace.event.fraud.FraudAlert;
import io.millrace.event.fraud.FraudDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a signal.
 *
 * @param decision null when the signal asked for none
 */
public record Judgement(@Nullable FraudDecision decision, List<FraudAlert> alerts) {}

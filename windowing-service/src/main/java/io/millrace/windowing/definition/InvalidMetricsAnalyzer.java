package io.millrace.windowing.definition;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what is wrong with the metrics in place of a stack trace. */
final class InvalidMetricsAnalyzer extends AbstractFailureAnalyzer<InvalidMetricsException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, InvalidMetricsException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the lines above; docs/guide/metrics.md explains how metrics are defined.",
                cause);
    }
}

package io.millrace.chart;

import com.marcnuri.helm.Helm;
import java.util.Locale;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips what needs Helm on a machine that its library was not made for, and says so. */
final class HelmLibrary implements ExecutionCondition {
    private static final String MADE_FOR = "linux amd64";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String machine = System.getProperty("os.name").toLowerCase(Locale.ROOT) + " " + System.getProperty("os.arch");
        if (!machine.equals(MADE_FOR)) {
            return ConditionEvaluationResult.disabled(
                    "Helm's library is on the class path for %s, and this is %s".formatted(MADE_FOR, machine));
        }
        try {
            Helm.version().call();
            return ConditionEvaluationResult.enabled("Helm's library is there");
        } catch (LinkageError | RuntimeException e) {
            return ConditionEvaluationResult.disabled("Helm's library cannot be loaded: " + e);
        }
    }
}

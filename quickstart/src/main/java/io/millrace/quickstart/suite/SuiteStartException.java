package io.millrace.quickstart.suite;

/** The suite cannot start. The message is one sentence for the person who started it: what is wrong, and what helps. */
public final class SuiteStartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SuiteStartException(String sentence) {
        super(sentence);
    }

    SuiteStartException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

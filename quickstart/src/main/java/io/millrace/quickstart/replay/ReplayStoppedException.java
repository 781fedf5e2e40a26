package io.millrace.quickstart.replay;

/** The replay cannot go on. The message is one sentence for the person who started it: what happened, and what helps. */
final class ReplayStoppedException extends RuntimeException {
    ReplayStoppedException(String sentence) {
        super(sentence);
    }

    ReplayStoppedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}

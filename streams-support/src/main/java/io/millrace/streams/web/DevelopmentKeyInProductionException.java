package io.millrace.streams.web;

/** A service was started in production with a key that everybody knows. */
public final class DevelopmentKeyInProductionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DevelopmentKeyInProductionException() {
        super("The profile 'production' is active and a key begins with 'dev-': set keys of your own");
    }
}

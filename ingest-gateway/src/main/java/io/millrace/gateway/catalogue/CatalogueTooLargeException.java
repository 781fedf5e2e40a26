package io.millrace.gateway.catalogue;

/** The catalogue takes more memory than it may here. Products can be sent and removed all the same. */
public final class CatalogueTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public CatalogueTooLargeException() {
        super("The catalogue does not fit into millrace.gateway.catalogue.memory", null, false, false);
    }
}

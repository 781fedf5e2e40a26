package io.millrace.warehouse.connector;

/** The worker finds fault with the connector's settings: asking again with the same is useless. */
final class ConnectorRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ConnectorRefusedException(String connector, String reason) {
        super("The Connect worker refuses connector %s: %s".formatted(connector, reason));
    }
}

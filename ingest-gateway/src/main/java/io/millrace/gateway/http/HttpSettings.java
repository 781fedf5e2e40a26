package io.millrace.gateway.http;

/**
 * What an operator decides about requests.
 *
 * @param maxBodyBytes of a request
 * @param maxRejectedBytes of what is kept of a request that is larger
 * @param keepsAddresses whether the sender's network address is taken down
 */
public record HttpSettings(int maxBodyBytes, int maxRejectedBytes, boolean keepsAddresses) {}

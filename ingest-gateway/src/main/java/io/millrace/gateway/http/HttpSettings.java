package io.millrace.gateway.http;

/**
 * What an operator decides about requests.
 *
 * @param maxBodyBytes of a request
 * @param maxRejectedBytes of what is kept of a request that is larger
 */
public record HttpSettings(int maxBodyBytes, int maxRejectedBytes) {}

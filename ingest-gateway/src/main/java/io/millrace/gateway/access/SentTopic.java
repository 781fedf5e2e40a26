package io.millrace.gateway.access;

/** What a write key may be allowed to send. */
public enum SentTopic {
    EVENTS,
    PRODUCTS,
    ERASURES
}

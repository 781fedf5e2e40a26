package io.millrace.streams.web;

/** What a key lets its holder do. */
public enum Access {
    /** Ask for results. */
    READ,
    /** Change rules, run SQL, see and erase people; includes {@link #READ}. */
    ADMIN
}

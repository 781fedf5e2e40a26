package io.millrace.gateway.privacy;

/** What becomes of the events of those who do not want to be tracked. */
public enum OptOut {
    /** They are taken without whatever says who it was. */
    ANONYMISE,
    /** They are not stored, and their sender is told so. */
    REFUSE,
    /** They are taken as all others are. */
    IGNORE
}

package io.millrace.gateway.http;

/** The body of a request, decoded; or, if it cannot be taken, as much as is kept of it. */
public final class RequestBody {
    private enum State {
        WHOLE,
        TOO_LARGE,
        UNREADABLE
    }

    private final byte[] bytes;
    private final State state;

    private RequestBody(byte[] bytes, State state) {
        this.bytes = bytes;
        this.state = state;
    }

    /** A body that is all there. The bytes are not copied. */
    public static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes, State.WHOLE);
    }

    /** The beginning of a body that is larger than any may be. */
    public static RequestBody beginningOf(byte[] bytes) {
        return new RequestBody(bytes, State.TOO_LARGE);
    }

    /** A body that is not packed as its headers say, or not all there, as it was sent. */
    public static RequestBody unreadable(byte[] packed) {
        return new RequestBody(packed, State.UNREADABLE);
    }

    /** The bytes themselves, not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** Whether this is but the beginning of it. */
    public boolean isTooLarge() {
        return state == State.TOO_LARGE;
    }

    /** Whether it could not be unpacked. */
    public boolean isUnreadable() {
        return state == State.UNREADABLE;
    }
}

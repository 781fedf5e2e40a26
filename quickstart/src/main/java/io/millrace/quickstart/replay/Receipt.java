package io.millrace.quickstart.replay;

import java.util.List;

/**
 * The gateway's answer to a batch: everything in it is either accepted or refused.
 *
 * @param position how far the catalogue must have been read to know these products; 0 for events
 */
record Receipt(int accepted, List<Refusal> refused, long position) {}

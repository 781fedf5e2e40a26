package io.millrace.quickstart.replay;

/** Why the gateway rejected an event or a product. */
record Refusal(String code, String detail) {}

package io.millrace.windowing.window;

/** Where an operator learns how far each timeline has come. */
@FunctionalInterface
public interface Progress {
    Reached of(String timeline);
}

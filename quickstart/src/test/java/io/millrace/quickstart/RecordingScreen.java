package io.millrace.quickstart;

import io.millrace.quickstart.screen.Screen;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps all that a person would have seen. */
public final class RecordingScreen implements Screen {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> progress = new CopyOnWriteArrayList<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();

    @Override
    public void line(String text) {
        lines.add(text);
    }

    @Override
    public void progress(double share, String text) {
        progress.add("%.2f %s".formatted(share, text));
    }

    @Override
    public void error(String sentence) {
        errors.add(sentence);
    }

    public List<String> lines() {
        return lines;
    }

    public List<String> progress() {
        return progress;
    }

    public List<String> errors() {
        return errors;
    }
}

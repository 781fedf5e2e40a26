package io.millrace.windowing.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects what is wrong with settings, so that all of it is said at once. */
public final class Mistakes {
    private final String path;
    private final List<Mistake> found;

    private Mistakes(String path, List<Mistake> found) {
        this.path = path;
        this.found = found;
    }

    /** None so far, about settings below the given one. */
    public static Mistakes below(String path) {
        return new Mistakes(path, new ArrayList<>());
    }

    /** The same collection, seen from a setting further below. */
    public Mistakes of(String setting) {
        return new Mistakes(path + "." + setting, found);
    }

    public Mistakes of(String list, int index) {
        return of(list + "[" + index + "]");
    }

    public void add(String setting, String reason) {
        found.add(new Mistake(path + "." + setting, reason));
    }

    /** About everything below, as one setting does not go with another. */
    public void add(String reason) {
        found.add(new Mistake(path, reason));
    }

    /** What is supplied, unless it is refused: then the reason is one more mistake. */
    <T> Optional<T> unlessRefused(Supplier<T> supplier) {
        try {
            return Optional.of(supplier.get());
        } catch (IllegalArgumentException e) {
            add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** All of them after others that were found before, but for what follows from those. */
    public List<Mistake> after(List<Mistake> before) {
        List<Mistake> all = new ArrayList<>(before);
        for (Mistake mistake : found) {
            if (before.stream().noneMatch(other -> isPartOf(other.setting(), mistake.setting()))) {
                all.add(mistake);
            }
        }
        return all;
    }

    private static boolean isPartOf(String setting, String whole) {
        return setting.equals(whole) || setting.startsWith(whole + ".");
    }

    /**
     * Something that is wrong.
     *
     * @param setting by its full name
     */
    public record Mistake(String setting, String reason) {}
}

package io.millrace.reference.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A page of docs/reference, or a part of one. What counts are the rows of its tables that begin with a name in backticks. */
public final class ReferencePage {
    private static final Path FOLDER = Path.of("docs", "reference");
    private static final String CELL = " | ";
    private static final String ROW = "| `";

    private final String name;
    private final List<String> lines;

    private ReferencePage(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** A whole page. */
    public static ReferencePage of(String name) {
        try {
            return new ReferencePage(name, Files.readAllLines(folder().resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FOLDER.resolve(name), e);
        }
    }

    static ReferencePage parse(String text) {
        return new ReferencePage("text", text.lines().toList());
    }

    /**
     * The part of the page under a heading, down to the next one of the same level.
     *
     * @param heading as it is written, with its hashes
     */
    public ReferencePage section(String heading) {
        int begin = lines.indexOf(heading);
        if (begin < 0) {
            throw new IllegalArgumentException("docs/reference/%s has no heading '%s'".formatted(name, heading));
        }
        String level = heading.substring(0, heading.indexOf(' ') + 1);
        List<String> below = lines.subList(begin + 1, lines.size());
        int length = 0;
        while (length < below.size() && !below.get(length).startsWith(level)) {
            length++;
        }
        return new ReferencePage(name + " " + heading, below.subList(0, length));
    }

    /**
     * The first columns of each row, as in {@code first | second}, without backticks.
     *
     * @param columns how many
     */
    public List<String> rows(int columns) {
        List<String> rows = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(ROW)) {
                String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
                rows.add(Arrays.stream(cells)
                        .limit(columns)
                        .map(cell -> cell.replace("`", "").strip())
                        .collect(Collectors.joining(CELL)));
            }
        }
        return rows;
    }

    /** The first column of each row. */
    public List<String> names() {
        return rows(1);
    }

    /** Tests run in the folder of their module. */
    private static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(FOLDER))) {
                return folder.resolve(FOLDER);
            }
        }
        throw new IllegalStateException("No folder above " + Path.of("").toAbsolutePath() + " has docs/reference");
    }
}

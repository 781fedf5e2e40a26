package io.millrace.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of docs/reference, which the code is compared with. */
public final class ReferencePage {
    private static final Path FOLDER = Path.of("..", "docs", "reference");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\| ([^|]*) \\|");

    private final List<String> lines;

    private ReferencePage(List<String> lines) {
        this.lines = lines;
    }

    /** A whole page. */
    public static ReferencePage of(String name) {
        try {
            return new ReferencePage(Files.readAllLines(FOLDER.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of the page about the gateway. */
    public ReferencePage section() {
        List<String> section = new ArrayList<>();
        boolean inside = false;
        for (String line : lines) {
            if (line.startsWith("## ")) {
                inside = line.equals("## ingest-gateway");
            } else if (inside) {
                section.add(line);
            }
        }
        return new ReferencePage(section);
    }

    /** For each row of the tables, its first column and its second, as in {@code name = second}. */
    public List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (String line : lines) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                rows.add(row.group(1) + " = " + row.group(2).replace("`", "").strip());
            }
        }
        return rows;
    }

    /** The first column of the tables. */
    public List<String> names() {
        return rows().stream().map(row -> row.substring(0, row.indexOf(" = "))).toList();
    }
}

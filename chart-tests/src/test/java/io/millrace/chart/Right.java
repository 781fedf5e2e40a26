package io.millrace.chart;

import io.millrace.reference.testkit.ReferencePage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a user may do on the brokers.
 *
 * @param user without the prefix that an installation gives its users
 * @param type of what it is about: topic, group, transactionalId
 * @param name of that; one that ends in a star is a prefix, a star alone is every name
 * @param operations sorted
 */
record Right(String user, String type, String name, List<String> operations) {
    static final String USER_PREFIX = "millrace-";
    private static final String ALL = "*";

    /** One for each row of docs/reference/acls.md. */
    static List<Right> onThePage() {
        return ReferencePage.of("acls.md").rows(4).stream().map(Right::parse).toList();
    }

    /** Those of the chart's file. */
    @SuppressWarnings("unchecked")
    static List<Right> inTheChart() {
        Map<String, Map<String, List<Map<String, Object>>>> file = (Map<String, Map<String, List<Map<String, Object>>>>)
                (Map<String, ?>) RepositoryFiles.yaml(RepositoryFiles.chart().resolve("files/acls.yaml"));
        List<Right> rights = new ArrayList<>();
        file.getOrDefault("users", Map.of())
                .forEach((user, groups) -> groups.forEach(group -> {
                    List<String> operations = (List<String>) group.getOrDefault("operations", List.of());
                    for (String name : (List<String>) group.getOrDefault("names", List.of())) {
                        rights.add(of(user, String.valueOf(group.get("type")), name, operations));
                    }
                }));
        return rights;
    }

    /** Those of one of Strimzi's users. */
    static List<Right> of(Manifest kafkaUser) {
        String user = kafkaUser.name().substring(USER_PREFIX.length());
        List<Right> rights = new ArrayList<>();
        Manifest.each(kafkaUser.at("/spec/authorization/acls")).forEach(acl -> {
            JsonNode resource = acl.path("resource");
            boolean prefix = resource.path("patternType").asString("").equals("prefix");
            rights.add(of(
                    user,
                    resource.path("type").asString(""),
                    resource.path("name").asString("") + (prefix ? ALL : ""),
                    Manifest.each(acl.path("operations"))
                            .map(operation -> operation.asString(""))
                            .toList()));
        });
        return rights;
    }

    /** Whether the page lets a user do something with a topic. */
    static boolean allows(String user, String operation, String topic) {
        return onThePage().stream()
                .filter(right -> right.user.equals(user) && right.type.equals("topic"))
                .filter(right -> right.operations.contains(operation))
                .anyMatch(right -> right.isPrefix() ? topic.startsWith(right.bareName()) : topic.equals(right.name));
    }

    boolean isPrefix() {
        return name.endsWith(ALL);
    }

    /** The name, or its beginning when it is a prefix. */
    String bareName() {
        return isPrefix() ? name.substring(0, name.length() - 1) : name;
    }

    private static Right parse(String row) {
        String[] cells = row.split(" \\| ", -1);
        return of(cells[0], cells[1], cells[2], Arrays.asList(cells[3].split(", ", -1)));
    }

    private static Right of(String user, String type, String name, List<String> operations) {
        return new Right(user, type, name, operations.stream().sorted().toList());
    }
}

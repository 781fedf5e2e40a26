package io.millrace.reference.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiDescriptionTest {
    private static final String VALID = """
            {"openapi": "3.1.0", "info": {"title": "Orchard", "version": "1"},
             "paths": {"/v1/trees/{id}": {"get": {
               "operationId": "tree", "summary": "A tree", "security": [{"key": []}],
               "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}],
               "responses": {
                 "200": {"description": "The tree.", "content": {"application/json": {
                   "schema": {"$ref": "#/components/schemas/Tree"}, "example": {"kind": "pear", "apples": null}}}},
                 "404": {"description": "There is none (unknown-tree)."}}}}},
             "components": {
               "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
               "schemas": {"Tree": {"type": "object", "required": ["kind", "apples"], "properties": {
                 "kind": {"type": "string"}, "apples": {"type": ["integer", "null"]}}}}}}""";

    private final ApiDescription description = ApiDescription.parse(VALID);

    @Test
    void knowsWhatItDescribes() {
        assertThat(description.operations()).containsExactly("GET /v1/trees/{id}");
        assertThat(description.names("unknown-tree")).isTrue();
        assertThat(description.names("unknown")).isFalse();
        assertThat(description.example("GET /v1/trees/{id}", 200).path("kind").asString())
                .isEqualTo("pear");
        assertThat(description.complaints()).isEmpty();
    }

    @Test
    void holdsAnswersAgainstTheirSchema() {
        assertThat(description.complaintsAbout("GET /v1/trees/{id}", 200, "{\"kind\": \"fig\", \"apples\": 7}"))
                .isEmpty();
        assertThat(description.complaintsAbout("GET /v1/trees/{id}", 200, "{\"kind\": 3}"))
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> description.complaintsAbout("GET /v1/trees", 200, "{}"))
                .withMessageContaining("GET /v1/trees");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"3.1.0\" | \"3.0.0\" | not OpenAPI 3.1",
                "\"title\": \"Orchard\", | | no title",
                "\"operationId\": \"tree\", | | no operationId",
                "\"summary\": \"A tree\", | | no summary",
                "\"name\": \"id\" | \"name\": \"tree\" | does not describe {id}",
                "\"description\": \"The tree.\", | | no description",
                "schemas/Tree\" | schemas/Bush\" | nothing at #/components/schemas/Bush",
                "{\"key\": []} | {\"token\": []} | no security scheme token",
                "\"apples\": null | \"apples\": \"many\" | The example of GET /v1/trees/{id} 200",
                "\"example\": | \"examined\": | GET /v1/trees/{id} 200 has no example"
            })
    void complainsOfWhatIsWrong(String right, String wrong, String complaint) {
        ApiDescription broken = ApiDescription.parse(VALID.replace(right, wrong == null ? "" : wrong));

        assertThat(broken.complaints()).anyMatch(said -> said.contains(complaint));
    }
}

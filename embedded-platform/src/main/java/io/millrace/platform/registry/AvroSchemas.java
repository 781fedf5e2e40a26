package io.millrace.platform.registry;

import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;

/** Reads Avro schemas: new ones with all of Avro's checks, kept ones with none, for they were accepted once. */
final class AvroSchemas {

    private AvroSchemas() {}

    /** The schema in a text of a client. */
    static Schema parseNew(String text) {
        try {
            return new Schema.Parser().parse(text);
        } catch (RuntimeException e) {
            // Avro complains of bad schemas by half a dozen exceptions, some of them of the JSON parser within.
            throw RegistryException.invalidSchema("Not an Avro schema: " + e.getMessage());
        }
    }

    static Schema parseKept(String text) {
        return new Schema.Parser(NameValidator.NO_VALIDATION)
                .setValidateDefaults(false)
                .parse(text);
    }

    /** One text for all ways to write down the same schema. */
    static String canonical(String keptText) {
        try {
            return parseKept(keptText).toString();
        } catch (SchemaParseException e) {
            return keptText;
        }
    }
}

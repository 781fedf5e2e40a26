package io.millrace.platform.registry;

/** A request that is answered with one of Confluent's errors: an HTTP status, a finer code, and a sentence. */
final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    RegistryException(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static RegistryException subjectNotFound(String subject) {
        return notFound(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryException versionNotFound(int version) {
        return notFound(40402, "Version " + version + " not found.");
    }

    static RegistryException schemaNotFound(String which) {
        return notFound(40403, which);
    }

    static RegistryException alreadyDeleted(int code, String what) {
        return notFound(code, what + " was soft deleted. Set permanent=true to delete permanently");
    }

    static RegistryException notDeletedYet(int code, String what) {
        return notFound(code, what + " was not deleted first before being permanently deleted");
    }

    static RegistryException noLevelOf(String subject) {
        return notFound(40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryException noSuchPath(String path) {
        return notFound(404, "Nothing is served at " + path);
    }

    static RegistryException noSuchMethod(String method, String path) {
        return new RegistryException(405, 405, method + " is not served at " + path);
    }

    static RegistryException tooLarge(int limit) {
        return new RegistryException(413, 413, "A request may have " + limit + " bytes");
    }

    private static RegistryException notFound(int code, String message) {
        return new RegistryException(404, code, message);
    }

    static RegistryException incompatible(String message) {
        return new RegistryException(409, 409, message);
    }

    static RegistryException invalidSchema(String message) {
        return new RegistryException(422, 42201, message);
    }

    static RegistryException invalidVersion(String version) {
        return new RegistryException(
                422,
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed are positive numbers and \"latest\".");
    }

    static RegistryException invalidLevel(String level) {
        return new RegistryException(
                422,
                42203,
                "Invalid compatibility level '" + level
                        + "'. Valid values are none, backward, forward, full, backward_transitive, forward_transitive"
                        + " and full_transitive.");
    }

    static RegistryException invalidSubject(String subject) {
        return new RegistryException(422, 42208, "The specified subject '" + subject + "' is not a valid subject.");
    }

    static RegistryException notPermitted(String message) {
        return new RegistryException(422, 42205, message);
    }

    static RegistryException badRequest(String message) {
        return new RegistryException(400, 400, message);
    }

    static RegistryException storeFailed(String message) {
        return new RegistryException(500, 50001, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}

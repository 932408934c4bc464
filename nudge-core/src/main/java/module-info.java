/** Asks a person, at the moment it matters for security: rules in, decisions out, acknowledgments kept. */
module org.securitynudge {
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires org.slf4j;
    requires static transitive org.jspecify;
    requires transitive java.sql;

    exports org.securitynudge;
    exports org.securitynudge.authoring;
    exports org.securitynudge.model;
    exports org.securitynudge.operating;
    exports org.securitynudge.publishing;
    exports org.securitynudge.testing;
}

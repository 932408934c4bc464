/** The doors of nudge over HTTP: rules from a web server, events to a collector, and a guard for web applications. */
module org.securitynudge.http {
    requires com.fasterxml.jackson.databind;
    requires org.slf4j;
    requires transitive okhttp3;
    requires transitive org.securitynudge;
    requires static transitive jakarta.servlet;
    requires static transitive org.jspecify;

    exports org.securitynudge.http;
    exports org.securitynudge.web;
    exports org.securitynudge.web.servlet;
}

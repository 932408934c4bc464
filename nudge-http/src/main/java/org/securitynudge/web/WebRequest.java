package org.securitynudge.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the guard sees it. An application adapts its server's requests; for the servlet API that is
 * {@link org.securitynudge.web.servlet.ServletGuard}. Used by one thread.
 */
public interface WebRequest {
    /** Returns the method, such as {@code POST}. */
    String method();

    /** Returns the path within the application, decoded, without context path and query, such as {@code /nudge/answers}. */
    String path();

    /** Returns where the application is mounted, such as {@code /app}; empty, the default, for the root of its host. */
    default String contextPath() {
        return "";
    }

    /** Returns a header by its name, whatever its case; several values joined by a comma. */
    Optional<String> header(String name);

    /**
     * Returns the fields of the body, whose content type is {@code application/x-www-form-urlencoded} when this is called. What stands in
     * the query is no field of the body.
     */
    Map<String, List<String>> form() throws IOException;

    /** Returns the body. It is asked for only to read an answer, never to guard an action. */
    InputStream body() throws IOException;

    /**
     * Returns the fields of a text in the form {@code application/x-www-form-urlencoded}, for servers that do not parse it themselves.
     * Whatever is no valid escape stands for itself (URL Standard, 5.1).
     */
    static Map<String, List<String>> fields(String encoded) {
        return FormFields.parse(encoded);
    }
}

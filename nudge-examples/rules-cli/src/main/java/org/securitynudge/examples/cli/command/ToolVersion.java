package org.securitynudge.examples.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that this was built as. */
final class ToolVersion implements IVersionProvider {
    private static final String RESOURCE = "/org/securitynudge/examples/cli/version.properties";

    @Override
    public String[] getVersion() {
        try (InputStream in = ToolVersion.class.getResourceAsStream(RESOURCE)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return new String[] {"nudge " + properties.getProperty("version", "of unknown version")};
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }
}

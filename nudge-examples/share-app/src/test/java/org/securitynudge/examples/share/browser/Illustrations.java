package org.securitynudge.examples.share.browser;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The pictures of docs/web.md. They are made in each run and kept with the other screenshots; {@code -Dnudge.screenshots=docs} puts them
 * into docs/images/web instead. Nothing compares them: the letters of another machine are others.
 */
public final class Illustrations {
    /** How large a picture in the repository may be. */
    public static final int MOST_BYTES = 60 * 1024;

    private static final boolean FOR_DOCS = "docs".equals(System.getProperty("nudge.screenshots"));
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path FOLDER = FOR_DOCS ? DOCS.resolve("images/web") : Path.of("target", "screenshots");

    private Illustrations() {}

    /** Returns the page that shows the pictures. */
    public static String page() throws IOException {
        return Files.readString(DOCS.resolve("web.md"));
    }

    /** Returns whether the repository has a picture. */
    public static boolean isThere(String name) {
        return Files.exists(DOCS.resolve("images/web/" + name + ".png"));
    }

    static Path write(String name, byte[] screenshot) throws IOException {
        Files.createDirectories(FOLDER);
        return Files.write(FOLDER.resolve(name + ".png"), small(screenshot));
    }

    /** Returns the same picture in three quarters of the bytes: browsers compress in a hurry, and give each pixel an opacity. */
    private static byte[] small(byte[] screenshot) throws IOException {
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(screenshot));
        BufferedImage opaque = new BufferedImage(seen.getWidth(), seen.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(seen, 0, 0, null);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam most = writer.getDefaultWriteParam();
        most.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        most.setCompressionQuality(0);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), most);
        }
        return bytes.toByteArray();
    }
}

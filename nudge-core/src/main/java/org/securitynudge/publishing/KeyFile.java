package org.securitynudge.publishing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import javax.crypto.BadPaddingException;

/**
 * A file with a signing key: PKCS#8 as PEM, as OpenSSL reads and writes it, plain or under a passphrase, with the name of the key in a
 * line {@code Key-Id: 2026a} before it. Only its owner may read it.
 */
public final class KeyFile {
    private static final int MOST_BYTES = 64 * 1024;
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.range(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

    private final Path file;
    private final Pem pem;

    private KeyFile(Path file, Pem pem) {
        this.file = file;
        this.pem = pem;
    }

    /**
     * Reads a file. Where files have POSIX permissions and somebody beside the owner has any, it is refused, as {@code ssh} refuses it: a
     * warning scrolls by, and whoever could read a key may have it.
     *
     * @throws IOException if it cannot be read, others may read it, or it holds no key that can be used here; the message begins with the
     *     file and says what to do
     */
    public static KeyFile read(Path file) throws IOException {
        refuseReadableByOthers(file);
        byte[] text = new byte[0];
        try (InputStream in = Files.newInputStream(file)) {
            text = in.readNBytes(MOST_BYTES + 1);
            if (text.length > MOST_BYTES) {
                throw new IOException("larger than 64 KiB, which no key is");
            }
            return new KeyFile(file, usable(Pem.parse(text)));
        } catch (FileSystemException unreadable) {
            throw unreadable;
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static void refuseReadableByOthers(Path file) throws IOException {
        if (!isPosix(file)) {
            return;
        }
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(file);
        if (found.stream().anyMatch(OTHERS::contains)) {
            throw new IOException(file + ": others may use this file (" + PosixFilePermissions.toString(found)
                    + "), and it is a private key; run chmod 600 " + file
                    + ", and if somebody may have read it, replace the key");
        }
    }

    private static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static Pem usable(Pem pem) throws IOException {
        String needed =
                "; needed is a private key in PKCS#8, as nudge policy keygen or openssl genpkey -algorithm ed25519"
                        + " write it";
        if (!pem.label().equals(Pem.PLAIN) && !pem.label().equals(Pem.ENCRYPTED)) {
            throw new IOException("it holds \"" + pem.label() + "\"" + needed);
        }
        if (pem.id().isPresent()) {
            try {
                SigningKey.requireId(pem.id().get());
            } catch (IllegalArgumentException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return pem;
    }

    /**
     * Writes a key without a passphrase. The file is forced to disk, and only its owner may read it, where files have POSIX permissions.
     *
     * @throws FileAlreadyExistsException if there is something of that name; a key is never written over
     * @throws IOException if it cannot be written; then nothing is left behind
     */
    public static void write(Path file, SigningKey key) throws IOException {
        byte[] bytes = key.toPkcs8();
        write(file, new Pem(Pem.PLAIN, Optional.of(key.id()), bytes));
        Arrays.fill(bytes, (byte) 0);
    }

    /**
     * Writes a key under a passphrase, which is encoded as UTF-8: PBES2 with AES-256 and 600 000 rounds of PBKDF2 with HMAC-SHA-256. All
     * else is as without.
     *
     * @param passphrase at least one character; it is wiped
     */
    public static void write(Path file, SigningKey key, char[] passphrase) throws IOException {
        byte[] bytes = key.toPkcs8();
        try {
            if (passphrase.length == 0) {
                throw new IllegalArgumentException("the passphrase is empty");
            }
            write(file, new Pem(Pem.ENCRYPTED, Optional.of(key.id()), Passphrases.encrypt(bytes, passphrase)));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(passphrase, '\0');
        }
    }

    private static void write(Path file, Pem pem) throws IOException {
        FileAttribute<?>[] owner = isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
        byte[] text = pem.toText();
        try (FileChannel channel =
                FileChannel.open(file, EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            fill(channel, text);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        } finally {
            Arrays.fill(text, (byte) 0);
        }
        Path directory = file.toAbsolutePath().getParent();
        if (isPosix(file) && directory != null) {
            // A name is not on the disk before its directory is.
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static void fill(FileChannel channel, byte[] text) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(text);
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
        channel.force(true);
    }

    /** Returns the name of the key that the file says; one that OpenSSL wrote says none. */
    public Optional<String> id() {
        return pem.id();
    }

    /** Returns whether the key is under a passphrase. */
    public boolean isEncrypted() {
        return pem.label().equals(Pem.ENCRYPTED);
    }

    /**
     * Returns the key of a file without a passphrase.
     *
     * @param id its name
     * @throws IOException if the file is damaged or its key is of another algorithm
     * @throws IllegalStateException if it is under a passphrase
     */
    public SigningKey key(String id) throws IOException {
        if (isEncrypted()) {
            throw new IllegalStateException(file + " is under a passphrase");
        }
        return key(id, pem.bytes(), "it is damaged, or its key is no Ed25519 key");
    }

    /**
     * Returns the key of a file under a passphrase.
     *
     * @param id its name
     * @param passphrase it is wiped
     * @throws IOException if the passphrase does not fit, the file is damaged or its key is of another algorithm
     * @throws IllegalStateException if it is not under a passphrase
     */
    public SigningKey key(String id, char[] passphrase) throws IOException {
        if (!isEncrypted()) {
            throw new IllegalStateException(file + " is not under a passphrase");
        }
        byte[] bytes = new byte[0];
        try {
            bytes = decrypted(passphrase);
            return key(id, bytes, "the passphrase does not fit, or its key is no Ed25519 key");
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(passphrase, '\0');
        }
    }

    private byte[] decrypted(char[] passphrase) throws IOException {
        try {
            return Passphrases.decrypt(pem.bytes(), passphrase);
        } catch (BadPaddingException wrong) {
            throw new IOException(file + ": the passphrase does not fit", wrong);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private SigningKey key(String id, byte[] pkcs8, String otherwise) throws IOException {
        requireNonNull(id, "id");
        try {
            return SigningKey.of(id, Ed25519.read(pkcs8));
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            // Without its cause, whose message might show what was read.
            throw new IOException(file + ": " + otherwise);
        }
    }

    /** Returns the file only, never a key. */
    @Override
    public String toString() {
        return "KeyFile[" + file + "]";
    }
}

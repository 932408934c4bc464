package org.securitynudge.publishing;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.spec.InvalidParameterSpecException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Private keys under a passphrase: PBES2 with PBKDF2 and AES (RFC 8018) in the envelope of RFC 5958.
 *
 * <p>The key is derived and the cipher run here, step by step: the JDK's own PBES2 cipher takes passphrases of plain ASCII only. They are
 * UTF-8 here, as on the command line of OpenSSL.
 */
final class Passphrases {
    /** OWASP's figure for PBKDF2 with HMAC-SHA-256 (Password Storage Cheat Sheet, 2023). */
    private static final int ITERATIONS = 600_000;

    /** A few seconds' work; a file that asks for more is not one to wait for. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private static final String ALGORITHM = "PBEWithHmacSHA256AndAES_256";
    private static final Pattern KNOWN = Pattern.compile("PBEWithHmac(SHA\\d+)AndAES_(128|256)");
    private static final String UNKNOWN = "it is damaged, or encrypted in a way that is not known here; write it with"
            + " openssl pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA256 -iter " + ITERATIONS;
    private static final int SALT_BYTES = 16;
    private static final int BLOCK_BYTES = 16;

    private Passphrases() {}

    static byte[] encrypt(byte[] pkcs8, char[] passphrase) {
        SecureRandom random = new SecureRandom();
        byte[] salt = new byte[SALT_BYTES];
        byte[] start = new byte[BLOCK_BYTES];
        random.nextBytes(salt);
        random.nextBytes(start);
        PBEParameterSpec chosen = new PBEParameterSpec(salt, ITERATIONS, new IvParameterSpec(start));
        try {
            AlgorithmParameters scheme = AlgorithmParameters.getInstance(ALGORITHM);
            scheme.init(chosen);
            // The same bytes under the name by which the envelope finds the object identifier.
            AlgorithmParameters named = AlgorithmParameters.getInstance("PBES2");
            named.init(scheme.getEncoded());
            byte[] encrypted = run(Cipher.ENCRYPT_MODE, pkcs8, ALGORITHM, chosen, passphrase);
            return new EncryptedPrivateKeyInfo(named, encrypted).getEncoded();
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("this Java platform lacks PBES2 with AES, which every one has", impossible);
        }
    }

    /**
     * Returns the private key in PKCS#8, for the caller to wipe.
     *
     * @throws BadPaddingException if the passphrase does not fit
     * @throws IOException if it is not encrypted in a way known here; the message says how it should be
     */
    static byte[] decrypt(byte[] encrypted, char[] passphrase) throws IOException, BadPaddingException {
        EncryptedPrivateKeyInfo envelope = envelope(encrypted);
        AlgorithmParameters scheme = envelope.getAlgParameters();
        String name = String.valueOf(scheme);
        if (scheme == null || !KNOWN.matcher(name).matches()) {
            throw new IOException(UNKNOWN);
        }
        try {
            PBEParameterSpec found = scheme.getParameterSpec(PBEParameterSpec.class);
            if (found.getIterationCount() > MOST_ITERATIONS) {
                throw new IOException("its passphrase is to be hashed " + found.getIterationCount() + " times; at most "
                        + MOST_ITERATIONS + " are done");
            }
            return run(Cipher.DECRYPT_MODE, envelope.getEncryptedData(), name, found, passphrase);
        } catch (InvalidParameterSpecException damaged) {
            throw new IOException("how it is encrypted cannot be read", damaged);
        } catch (BadPaddingException wrong) {
            throw wrong;
        } catch (GeneralSecurityException damaged) {
            throw new IOException("it is damaged", damaged);
        }
    }

    private static EncryptedPrivateKeyInfo envelope(byte[] encrypted) throws IOException {
        try {
            return new EncryptedPrivateKeyInfo(encrypted);
        } catch (IOException e) {
            throw new IOException(UNKNOWN, e);
        }
    }

    private static byte[] run(int mode, byte[] bytes, String scheme, PBEParameterSpec chosen, char[] passphrase)
            throws GeneralSecurityException {
        Matcher known = KNOWN.matcher(scheme);
        if (!known.matches()) {
            throw new IllegalArgumentException(scheme);
        }
        PBEKeySpec words = new PBEKeySpec(
                passphrase, chosen.getSalt(), chosen.getIterationCount(), Integer.parseInt(known.group(2)));
        byte[] key = new byte[0];
        try {
            key = SecretKeyFactory.getInstance("PBKDF2WithHmac" + known.group(1))
                    .generateSecret(words)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), chosen.getParameterSpec());
            return cipher.doFinal(bytes);
        } finally {
            words.clearPassword();
            Arrays.fill(key, (byte) 0);
        }
    }
}

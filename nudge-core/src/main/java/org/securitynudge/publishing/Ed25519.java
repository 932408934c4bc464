package org.securitynudge.publishing;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;

/** What the JDK can do with Ed25519 keys, and the one thing it has no call for: the public half of a private one. */
final class Ed25519 {
    private static final String NAME = "Ed25519";
    private static final int KEY_BYTES = 32;

    /** Signed and verified once for each key that is read, so that two halves which do not fit are never used. */
    private static final byte[] PROBE = {'n', 'u', 'd', 'g', 'e'};

    private Ed25519() {}

    static PrivateKey generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair().getPrivate();
        } catch (NoSuchAlgorithmException missing) {
            throw unavailable(missing);
        }
    }

    /**
     * Returns the 32 bytes of the public half.
     *
     * <p>The JDK derives a public key only while it makes a pair. So it makes the pair again, from a generator of random numbers that
     * returns the private half: RFC 8032, 5.1.5, begins with 32 random bytes, which are the private key. That a provider does this is not
     * promised anywhere; therefore the two halves are tried.
     *
     * @throws InvalidKeyException if it is no Ed25519 key
     */
    static byte[] publicKey(PrivateKey key) throws InvalidKeyException {
        byte[] seed = seed(key);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new Repeated(seed));
            KeyPair pair = generator.generateKeyPair();
            if (!fits(key, pair.getPublic())) {
                throw new IllegalStateException(
                        "the provider " + generator.getProvider().getName()
                                + " of Ed25519 keys does not derive them as RFC 8032 says; put SunEC before it");
            }
            byte[] encoded = pair.getPublic().getEncoded();
            return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
        } catch (GeneralSecurityException missing) {
            throw unavailable(missing);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    private static boolean fits(PrivateKey key, PublicKey derived) throws GeneralSecurityException {
        Signature verification = Signature.getInstance(NAME);
        verification.initVerify(derived);
        verification.update(PROBE);
        return verification.verify(sign(PROBE, key));
    }

    static byte[] sign(byte[] message, PrivateKey key) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException missing) {
            throw unavailable(missing);
        }
    }

    /** Returns a private half in PKCS#8 without the public one, which every version of the JDK and of OpenSSL reads. */
    static byte[] pkcs8(PrivateKey key) {
        byte[] seed = new byte[0];
        try {
            seed = seed(key);
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw unavailable(impossible);
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /**
     * Returns the private half in PKCS#8, with or without the public one behind it (RFC 5208, RFC 5958).
     *
     * @throws InvalidKeySpecException if the bytes are no private key or one of another algorithm
     */
    static PrivateKey read(byte[] pkcs8) throws InvalidKeySpecException {
        try {
            return KeyFactory.getInstance(NAME).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (NoSuchAlgorithmException missing) {
            throw unavailable(missing);
        }
    }

    private static byte[] seed(PrivateKey key) throws InvalidKeyException {
        if (key instanceof EdECPrivateKey edwards
                && edwards.getParams().getName().equals(NAME)) {
            return edwards.getBytes()
                    .filter(bytes -> bytes.length == KEY_BYTES)
                    .orElseThrow(() -> new InvalidKeyException("the key does not hand out its bytes"));
        }
        throw new InvalidKeyException("no Ed25519 key");
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("this Java platform lacks Ed25519, which every one from 15 on has", e);
    }

    /** Random numbers that are the same each time. */
    private static final class Repeated extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] bytes;

        Repeated(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] wanted) {
            if (wanted.length != bytes.length) {
                throw new IllegalStateException("a key of " + wanted.length + " bytes is being made");
            }
            System.arraycopy(bytes, 0, wanted, 0, bytes.length);
        }
    }
}

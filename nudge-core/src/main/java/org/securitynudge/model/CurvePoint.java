package org.securitynudge.model;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A point of the curve edwards25519, RFC 8032, section 5.1, as far as it takes to know a bad public key. Not for secrets: it takes longer
 * for some values than for others.
 *
 * @param x the one coordinate
 * @param y the other
 */
record CurvePoint(BigInteger x, BigInteger y) {
    private static final BigInteger ONE = BigInteger.ONE;
    private static final BigInteger P = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
    private static final BigInteger D = BigInteger.valueOf(-121_665).multiply(inverse(BigInteger.valueOf(121_666)));

    /** A square root of -1. */
    private static final BigInteger I = BigInteger.TWO.modPow(P.subtract(ONE).shiftRight(2), P);

    /** Returns the point of 32 bytes, RFC 8032, section 5.1.3; empty if they are none, or not in their one right form. */
    static Optional<CurvePoint> read(byte[] littleEndian) {
        byte[] bigEndian = new byte[littleEndian.length];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
        }
        BigInteger encoded = new BigInteger(1, bigEndian);
        boolean odd = encoded.testBit(255);
        BigInteger y = encoded.clearBit(255);
        if (y.compareTo(P) >= 0) {
            return Optional.empty();
        }
        BigInteger y2 = y.multiply(y);
        BigInteger x2 =
                y2.subtract(ONE).multiply(inverse(D.multiply(y2).add(ONE))).mod(P);
        return root(x2).filter(x -> x.signum() != 0 || !odd)
                .map(x -> new CurvePoint(x.testBit(0) == odd ? x : P.subtract(x), y));
    }

    private static Optional<BigInteger> root(BigInteger square) {
        BigInteger candidate = square.modPow(P.add(BigInteger.valueOf(3)).shiftRight(3), P);
        BigInteger other = candidate.multiply(I).mod(P);
        if (candidate.multiply(candidate).mod(P).equals(square)) {
            return Optional.of(candidate);
        }
        return other.multiply(other).mod(P).equals(square) ? Optional.of(other) : Optional.empty();
    }

    /** Returns whether eight times the point is the neutral element: as a public key it accepts signatures that anybody can make. */
    boolean hasSmallOrder() {
        CurvePoint eightfold = doubled().doubled().doubled();
        return eightfold.x.signum() == 0 && eightfold.y.equals(ONE);
    }

    private CurvePoint doubled() {
        BigInteger xy = x.multiply(y);
        BigInteger dxxyy = D.multiply(xy.multiply(xy)).mod(P);
        BigInteger doubledX = xy.shiftLeft(1).multiply(inverse(ONE.add(dxxyy)));
        BigInteger doubledY = x.multiply(x).add(y.multiply(y)).multiply(inverse(ONE.subtract(dxxyy)));
        return new CurvePoint(doubledX.mod(P), doubledY.mod(P));
    }

    private static BigInteger inverse(BigInteger value) {
        return value.modInverse(P);
    }
}

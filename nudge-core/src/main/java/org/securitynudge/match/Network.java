package org.securitynudge.match;

/**
 * The addresses that begin with the same bits. IPv4 and IPv6 are kept apart: {@code ::/0} is every IPv6 address and no
 * IPv4 one.
 *
 * @param text the network as it was written
 * @param start its first address
 * @param bits how many of the 128 bits all of its addresses share with it
 */
record Network(String text, Address start, int bits) {
    boolean contains(Address address) {
        return address.isV4() == start.isV4() && address.first(bits).equals(start);
    }

    @Override
    public String toString() {
        return text;
    }
}

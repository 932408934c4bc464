package org.securitynudge.match;

import org.junit.jupiter.api.Test;

final class NetworkTest {
    @Test
    void anAddressIsInANetworkThatBeginsWithTheSameBits() {
        Table.check("""
                yes {'a': {'$cidr': '10.0.0.0/8'}} on {'a': '10.0.0.0'}
                yes ... on {'a': '10.255.255.255'}
                no  ... on {'a': '9.255.255.255'}
                no  ... on {'a': '11.0.0.0'}
                yes {'a': {'$cidr': '192.168.130.0/23'}} on {'a': '192.168.131.255'}
                no  ... on {'a': '192.168.132.0'}
                no  ... on {'a': '192.168.129.255'}
                yes {'a': {'$cidr': '128.0.0.0/1'}} on {'a': '255.255.255.255'}
                no  ... on {'a': '127.255.255.255'}
                yes {'a': {'$cidr': '0.0.0.0/0'}} on {'a': '255.255.255.255'}
                yes {'a': {'$cidr': '2001:db8::/32'}} on {'a': '2001:DB8:ffff:ffff:ffff:ffff:ffff:ffff'}
                no  ... on {'a': '2001:db9::'}
                no  ... on {'a': '2001:db7:ffff:ffff:ffff:ffff:ffff:ffff'}
                yes {'a': {'$cidr': '2001:db8:0:1::/64'}} on {'a': '2001:db8:0:1:ffff::'}
                no  ... on {'a': '2001:db8:0:2::'}
                yes {'a': {'$cidr': '2001:db8::8000:0:0:0/65'}} on {'a': '2001:db8::8000:0:0:1'}
                no  ... on {'a': '2001:db8::7fff:0:0:1'}
                yes {'a': {'$cidr': '::/0'}} on {'a': 'ffff::'}
                """);
    }

    @Test
    void anAddressAloneIsTheNetworkOfItself() {
        Table.check("""
                yes {'a': {'$cidr': '10.1.2.3'}} on {'a': '10.1.2.3'}
                no  ... on {'a': '10.1.2.4'}
                yes {'a': {'$cidr': '10.1.2.3/32'}} on {'a': '10.1.2.3'}
                no  ... on {'a': '10.1.2.2'}
                yes {'a': {'$cidr': '::1'}} on {'a': '0:0:0:0:0:0:0:1'}
                no  ... on {'a': '::'}
                yes {'a': {'$cidr': '::1/128'}} on {'a': '::0.0.0.1'}
                no  ... on {'a': '::2'}
                """);
    }

    @Test
    void oneOfSeveralNetworksWillDo() {
        Table.check("""
                yes {'a': {'$cidr': ['10.0.0.0/8', '2001:db8::/32', '192.168.1.1']}} on {'a': '10.1.2.3'}
                yes ... on {'a': '2001:db8::1'}
                yes ... on {'a': '192.168.1.1'}
                no  ... on {'a': '192.168.1.2'}
                no  ... on {'a': '::1'}
                no  {'a': {'$notCidr': ['10.0.0.0/8', '2001:db8::/32']}} on {'a': '10.1.2.3'}
                no  ... on {'a': ['192.0.2.1', '2001:db8::1']}
                yes ... on {'a': '192.0.2.1'}
                yes ... on {'a': []}
                yes ... on {}
                """);
    }

    @Test
    void anAddressMappedIntoIpv6IsTheIpv4Address() {
        Table.check("""
                yes {'a': {'$cidr': '10.0.0.0/8'}} on {'a': '::ffff:10.1.2.3'}
                yes ... on {'a': '::FFFF:0a01:0203'}
                yes ... on {'a': '0:0:0:0:0:ffff:10.1.2.3'}
                no  ... on {'a': '::ffff:11.1.2.3'}
                no  ... on {'a': '::10.1.2.3'}
                yes {'a': {'$cidr': '::ffff:10.0.0.0/104'}} on {'a': '10.1.2.3'}
                yes ... on {'a': '::ffff:10.1.2.3'}
                no  ... on {'a': '11.1.2.3'}
                yes {'a': {'$cidr': '::ffff:0:0/96'}} on {'a': '1.2.3.4'}
                no  ... on {'a': '::fffe:1.2.3.4'}
                yes {'a': {'$cidr': '::ffff:10.1.2.3'}} on {'a': '10.1.2.3'}
                """);
    }

    @Test
    void allAddressesOfOneProtocolAreNoneOfTheOther() {
        Table.check("""
                no  {'a': {'$cidr': '::/0'}} on {'a': '10.1.2.3'}
                no  ... on {'a': '::ffff:10.1.2.3'}
                no  {'a': {'$cidr': '::/64'}} on {'a': '10.1.2.3'}
                no  {'a': {'$cidr': '0.0.0.0/0'}} on {'a': '::1'}
                no  ... on {'a': '::'}
                """);
    }

    @Test
    void whatIsNoAddressIsInNoNetwork() {
        for (String fact : new String[] {
            "''",
            "'localhost'",
            "'10.1.2'",
            "'10.1.2.3.4'",
            "'10.1.2.03'",
            "'10.1.2.256'",
            "'10.1.2.3 '",
            "'10.1.2.3/32'",
            "'10.1.2.3:80'",
            "'167838211'",
            "'0x0a010203'",
            "'1'",
            "'::1%lo'",
            "'[::1]'",
            "'1:2'",
            "'::1::'",
            "'١.1.1.1'",
            "167838211",
            "true",
            "null",
            "{'b': '10.1.2.3'}",
            "[['10.1.2.3']]"
        }) {
            Table.check("""
                    no  {'a': {'$cidr': ['0.0.0.0/0', '::/0']}} on {'a': %1$s}
                    yes {'a': {'$notCidr': ['0.0.0.0/0', '::/0']}} on {'a': %1$s}
                    """.formatted(fact));
        }
    }
}

package org.securitynudge.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class AddressTest {
    private static final int ADDRESSES = 100_000;
    private static final String CHARACTERS = "0123456789abcdefABCDEF::::::....%/gG[ ";

    private static final List<String> NONE =
            Pattern.compile("\\s+").splitAsStream("""
            . : ::: 1 1.2.3 1.2.3. .1.2.3 1..2.3 1.2.3.4. 1.2.3.4.5 1.2.3.256 1.2.3.1000 01.2.3.4
            00.2.3.4 1.2.3.-4 1.2.3.+4 0x1.2.3.4 1:2:3:4:5:6:7 1:2:3:4:5:6:7:8:9 1:2:3:4:5:6:7:
            :2:3:4:5:6:7:8 1:2:3:4:5:6:7:8: 1::2::3 1:::2 ::1: :1:: 1:2:3:4::5:6:7:8 ::1:2:3:4:5:6:7:8
            1:2:3:4:5:6:7:8:: 00001:: g:: -1:: ::+1 ::1.2.3 ::1.2.3.4.5 ::1.2.3.4:5 1.2.3.4::
            1:2:3:4:5:6:7:1.2.3.4 1:2:3:4:5:6::1.2.3.4 ::01.2.3.4 fe80::1%1 fe80::1%eth0 [::1] ::1/128
            \uFF11:: 1.2.3.\u0664 0000:0000:0000:0000:0000:ffff:255.255.255.2555 corp.example
            localhost
            """.strip()).toList();

    private final long seed = Long.getLong("nudge.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @Test
    void everyFormOfRfc4291IsRead() {
        Map<String, String> canonical = Map.ofEntries(
                Map.entry("0.0.0.0", "0.0.0.0"),
                Map.entry("255.255.255.255", "255.255.255.255"),
                Map.entry("ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "abcd:ef01:2345:6789:abcd:ef01:2345:6789"),
                Map.entry("2001:0DB8:0000:0000:0008:0800:200C:417A", "2001:db8::8:800:200c:417a"),
                Map.entry("FF01:0:0:0:0:0:0:101", "ff01::101"),
                Map.entry("FF01::101", "ff01::101"),
                Map.entry("0:0:0:0:0:0:0:1", "::1"),
                Map.entry("::", "::"),
                Map.entry("1::", "1::"),
                Map.entry("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"),
                Map.entry("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
                Map.entry("1:2:3::5:6:7:8", "1:2:3:0:5:6:7:8"),
                Map.entry("1:0:0:2:0:0:0:3", "1:0:0:2::3"),
                Map.entry("1:0:0:2:3:0:0:4", "1::2:3:0:0:4"),
                Map.entry("0:0:0:0:0:0:13.1.68.3", "::d01:4403"),
                Map.entry("::13.1.68.3", "::d01:4403"),
                Map.entry("1:2:3:4:5:6:13.1.68.3", "1:2:3:4:5:6:d01:4403"),
                Map.entry("64:ff9b::192.0.2.33", "64:ff9b::c000:221"),
                Map.entry("0:0:0:0:0:FFFF:129.144.52.38", "129.144.52.38"),
                Map.entry("::ffff:8190:3426", "129.144.52.38"));

        canonical.forEach((text, form) ->
                assertThat(Address.parse(text)).as(text).hasToString(form).isEqualTo(Address.parse(form)));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String text : NONE) {
            assertThat(Address.parse(text)).as(text).isNull();
        }
        for (String text : List.of("", " ", " ::1", "::1 ", "1.2.3.4\n")) {
            assertThat(Address.parse(text)).as(text).isNull();
        }
    }

    /** The JDK looks a name up, so it is shown nothing but what we take for an address. */
    @Test
    void theJdkReadsTheSameAddresses() throws UnknownHostException {
        System.out.println("AddressTest: -Dnudge.seed=" + seed);
        int read = 0;
        for (int i = 0; i < ADDRESSES; i++) {
            String text = i % 2 == 0 ? written() : spoiled(written());
            Address address = Address.parse(text);
            assertThat(address != null || i % 2 != 0).as(text).isTrue();
            if (address != null) {
                assertThat(bits(InetAddress.getByName(text))).as(text).isEqualTo(address);
                assertThat(Address.parse(address.toString())).as(text).isEqualTo(address);
                read++;
            }
        }

        assertThat(read).isBetween(ADDRESSES / 2 + ADDRESSES / 50, ADDRESSES * 9 / 10);
    }

    /** Writes eight random groups, many of them 0, in one of the forms that the standard allows. */
    private String written() {
        if (random.nextInt(4) == 0) {
            return dotted();
        }
        StringBuilder text = new StringBuilder();
        boolean embeds = random.nextInt(4) == 0;
        int groups = embeds ? 6 : 8;
        int gap = random.nextBoolean() ? random.nextInt(groups) : -1;
        int gapLength = gap < 0 ? 0 : 1 + random.nextInt(groups - gap);
        for (int i = 0; i < groups; i++) {
            if (i == gap) {
                text.append("::");
                i += gapLength - 1;
            } else {
                text.append(text.isEmpty() || (gap >= 0 && i == gap + gapLength) ? "" : ":")
                        .append(group());
            }
        }
        if (embeds) {
            text.append(text.toString().endsWith("::") ? "" : ":").append(dotted());
        }
        return text.toString();
    }

    private String dotted() {
        return random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(3) + "." + random.nextInt(256);
    }

    private String group() {
        int value = random.nextBoolean() ? 0 : random.nextInt(1 << (4 * (1 + random.nextInt(4))));
        String digits = random.nextBoolean() ? Integer.toHexString(value) : String.format("%04X", value);
        return random.nextInt(16) == 0 ? "ffff" : digits;
    }

    private String spoiled(String text) {
        int at = random.nextInt(text.length());
        char c = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + c + text.substring(at);
            case 1 -> text.substring(0, at) + c + text.substring(at + 1);
            default -> text.substring(0, at) + text.substring(at + 1);
        };
    }

    private static Address bits(InetAddress address) {
        byte[] bytes = address.getAddress();
        ByteBuffer bits = ByteBuffer.wrap(bytes);
        return bytes.length == 4
                ? new Address(0, 0xffff_0000_0000L | (bits.getInt() & 0xffff_ffffL))
                : new Address(bits.getLong(), bits.getLong());
    }
}
